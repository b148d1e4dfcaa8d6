import { MAIL_COLOURS, MONO } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const CodeBlockMail = ({ children }: MailProps) => (
  <pre
    className="c-ink c-sunk"
    style={{
      margin: '0 0 22px',
      padding: '16px 18px',
      backgroundColor: MAIL_COLOURS.light.sunk,
      color: MAIL_COLOURS.light.ink,
      fontFamily: MONO,
      fontSize: '14px',
      lineHeight: '22px',
      whiteSpace: 'pre-wrap',
      wordBreak: 'break-word',
    }}
  >
    {children}
  </pre>
);
