import { block, marginIn } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const OrderedListMail = ({ node, parent, children }: MailProps) => (
  <ol
    className="c-ink"
    start={Number(node.attrs?.start)}
    style={{ ...block, margin: marginIn(parent, node), paddingLeft: '28px' }}
  >
    {children}
  </ol>
);
