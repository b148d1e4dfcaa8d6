import { block } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const BulletListMail = ({ children }: MailProps) => (
  <ul className="c-ink" style={{ ...block, paddingLeft: '28px' }}>
    {children}
  </ul>
);
