import { block } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const ParagraphMail = ({ children }: MailProps) => (
  <p className="c-ink" style={block}>
    {children}
  </p>
);
