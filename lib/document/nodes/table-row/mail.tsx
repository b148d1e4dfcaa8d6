import type { MailProps } from '../../rendering';

export const TableRowMail = ({ children }: MailProps) => <tr>{children}</tr>;
