import { caption, MAIL_COLOURS, sides } from '../../mail-style';
import type { MailProps } from '../../rendering';
import { subscribeWords } from './attributes';

/** Who gets a mail has subscribed. One line stands here for those it was forwarded to (lib/decisions/0022). */
export const SubscribeFormMail = ({ node, context }: MailProps) => (
  <p className="c-muted" style={{ ...caption, margin: '28px 0', textAlign: sides(context.direction).start }}>
    {context.words('document.forwarded')}{' '}
    <a href={context.subscribeUrl} style={{ color: MAIL_COLOURS.light.muted, textDecoration: 'underline' }}>
      {subscribeWords(node, context.words).label}
    </a>
  </p>
);
