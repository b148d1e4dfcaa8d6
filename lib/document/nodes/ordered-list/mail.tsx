import { block } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const OrderedListMail = ({ node, children }: MailProps) => (
  <ol className="c-ink" start={Number(node.attrs?.start)} style={{ ...block, paddingLeft: '28px' }}>
    {children}
  </ol>
);
