import { block, marginIn } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const ParagraphMail = ({ node, parent, children }: MailProps) => (
  <p className="c-ink" style={{ ...block, margin: marginIn(parent, node) }}>
    {children}
  </p>
);
