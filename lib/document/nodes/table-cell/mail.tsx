import type { MailProps } from '../../rendering';
import { cellStyle } from './cell-style';

export const TableCellMail = ({ children }: MailProps) => (
  <td className="c-ink c-line" align="left" valign="top" style={cellStyle}>
    {children}
  </td>
);
