import { MAIL_COLOURS } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const BlockquoteMail = ({ children }: MailProps) => (
  <blockquote
    className="c-rule"
    style={{
      margin: '28px 0 28px',
      padding: '2px 0 2px 22px',
      borderLeft: `3px solid ${MAIL_COLOURS.light.accent}`,
      fontStyle: 'italic',
    }}
  >
    {children}
  </blockquote>
);
