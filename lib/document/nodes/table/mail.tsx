import type { MailProps } from '../../rendering';

export const TableMail = ({ children }: MailProps) => (
  <table width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '28px 0', borderCollapse: 'collapse' }}>
    <tbody>{children}</tbody>
  </table>
);
