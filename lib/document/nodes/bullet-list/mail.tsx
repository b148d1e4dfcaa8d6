import { block, marginIn } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const BulletListMail = ({ node, parent, children }: MailProps) => (
  <ul className="c-ink" style={{ ...block, margin: marginIn(parent, node), paddingLeft: '28px' }}>
    {children}
  </ul>
);
