import { block } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const PullQuoteMail = ({ context, children }: MailProps) => (
  <p
    className="c-ink"
    style={{
      ...block,
      margin: '36px 0',
      padding: '18px 12px',
      borderTop: `3px solid ${context.accent}`,
      borderBottom: `1px solid ${context.accent}`,
      fontSize: '26px',
      lineHeight: '34px',
      textAlign: 'center',
    }}
  >
    {children}
  </p>
);
