import type { MailProps } from '../../rendering';

export const ListItemMail = ({ children }: MailProps) => <li style={{ marginBottom: '8px' }}>{children}</li>;
