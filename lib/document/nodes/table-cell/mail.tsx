import { sides } from '../../mail-style';
import type { MailProps } from '../../rendering';
import { cellStyle } from './cell-style';

export const TableCellMail = ({ context, children }: MailProps) => (
  <td className="c-ink c-line" align={sides(context.direction).start} valign="top" style={cellStyle(context.direction)}>
    {children}
  </td>
);
