import { marginIn } from '../../mail-style';
import type { MailProps } from '../../rendering';

/** A table, since no mail program can be told what stands before the items of a list. */
export const TaskListMail = ({ node, parent, children }: MailProps) => (
  <table role="presentation" cellPadding={0} cellSpacing={0} border={0} style={{ margin: marginIn(parent, node) }}>
    <tbody>{children}</tbody>
  </table>
);
