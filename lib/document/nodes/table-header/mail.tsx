import { MAIL_COLOURS, sides } from '../../mail-style';
import type { MailProps } from '../../rendering';
import { cellStyle } from '../table-cell/cell-style';

export const TableHeaderMail = ({ context, children }: MailProps) => (
  <th
    className="c-ink c-line c-sunk"
    align={sides(context.direction).start}
    style={{ ...cellStyle(context.direction), backgroundColor: MAIL_COLOURS.light.sunk, fontWeight: 600 }}
  >
    {children}
  </th>
);
