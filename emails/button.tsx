import { Button as MailButton, Section } from '@react-email/components';
import { textOn } from '@/lib/format/contrast';
import { SANS, type Sender } from './layout';

/** The one thing a message asks for, in the publication's accent. */
export function Button({ sender, href, children }: { sender: Sender; href: string; children: string }) {
  return (
    <Section style={{ padding: '12px 0 20px' }}>
      <MailButton
        href={href}
        style={{
          padding: '13px 22px',
          borderRadius: '7px',
          backgroundColor: sender.accent,
          color: textOn(sender.accent),
          fontFamily: SANS,
          fontSize: '16px',
          fontWeight: 600,
          textDecoration: 'none',
        }}
      >
        {children}
      </MailButton>
    </Section>
  );
}
