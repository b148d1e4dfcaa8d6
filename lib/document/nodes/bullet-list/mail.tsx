import { block, marginIn, sides } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const BulletListMail = ({ node, parent, context, children }: MailProps) => (
  <ul
    className="c-ink"
    style={{ ...block, margin: marginIn(parent, node), [`padding${sides(context.direction).Start}`]: '28px' }}
  >
    {children}
  </ul>
);
