import type { MailProps } from '../../rendering';

export const BlockquoteMail = ({ context, children }: MailProps) => (
  <blockquote
    style={{
      margin: '28px 0 28px',
      padding: '2px 0 2px 22px',
      borderLeft: `3px solid ${context.accent}`,
      fontStyle: 'italic',
    }}
  >
    {children}
  </blockquote>
);
