import { block } from '../../mail-style';
import type { MailProps } from '../../rendering';
import { boxOf } from './attributes';

export const TaskItemMail = ({ node, children }: MailProps) => (
  <tr>
    <td className="c-ink" width={30} valign="top" style={{ ...block, margin: 0, width: '30px' }}>
      {boxOf(node)}
    </td>
    <td valign="top">{children}</td>
  </tr>
);
