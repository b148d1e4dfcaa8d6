import { MAIL_COLOURS } from '../../mail-style';
import type { MailProps } from '../../rendering';
import { cellStyle } from '../table-cell/cell-style';

export const TableHeaderMail = ({ children }: MailProps) => (
  <th
    className="c-ink c-line c-sunk"
    align="left"
    style={{ ...cellStyle, backgroundColor: MAIL_COLOURS.light.sunk, fontWeight: 600 }}
  >
    {children}
  </th>
);
