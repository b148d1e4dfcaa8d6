import { block, marginIn, sides } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const OrderedListMail = ({ node, parent, context, children }: MailProps) => (
  <ol
    className="c-ink"
    start={Number(node.attrs?.start)}
    style={{ ...block, margin: marginIn(parent, node), [`padding${sides(context.direction).Start}`]: '28px' }}
  >
    {children}
  </ol>
);
