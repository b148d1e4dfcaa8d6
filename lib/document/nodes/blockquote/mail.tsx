import { sides } from '../../mail-style';
import type { MailProps } from '../../rendering';

export const BlockquoteMail = ({ context, children }: MailProps) => (
  <blockquote
    style={{
      margin: '28px 0 28px',
      padding: '2px 0',
      [`padding${sides(context.direction).Start}`]: '22px',
      [`border${sides(context.direction).Start}`]: `3px solid ${context.accent}`,
      ...(context.leans && { fontStyle: 'italic' }),
    }}
  >
    {children}
  </blockquote>
);
