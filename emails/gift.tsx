import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type GiftProps = {
  sender: Sender;
  recipientName: string;
  /** The giver's own words */
  message: string;
  /** "12 months", in the publication's language */
  howLong: string;
  redeemUrl: string;
};

const say = ({ sender }: GiftProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

export function giftSubject(props: GiftProps) {
  const { t, names } = say(props);
  return t('mailGift.subject', names);
}

/** What is said to who gets it, before and after the giver's words. */
function sentences(props: GiftProps) {
  const { t, names } = say(props);
  const { recipientName: name, howLong } = props;
  return {
    hello: name ? t('mailGift.dear', { name }) : t('mailGift.hello'),
    text: t('mailGift.text', { ...names, howLong }),
    message: props.message
      .split(/\n\s*\n/)
      .map((part) => part.trim())
      .filter(Boolean)
      .map((words) => t('mailGift.quote', { words })),
    button: t('mailGift.button'),
    why: t('mailGift.why', names),
  };
}

/** A paid subscription that somebody else paid for. */
export function GiftEmail(props: GiftProps) {
  const { sender, redeemUrl } = props;
  const { hello, text, message, button, why } = sentences(props);
  return (
    <Layout sender={sender} title={giftSubject(props)} preheader={text} why={why}>
      <Title>{say(props).t('mailGift.heading')}</Title>
      <Paragraph>{hello}</Paragraph>
      <Paragraph>{text}</Paragraph>
      {message.map((part) => (
        <Paragraph key={part}>{part}</Paragraph>
      ))}
      <Button sender={sender} href={redeemUrl}>
        {button}
      </Button>
    </Layout>
  );
}

export function giftText(props: GiftProps) {
  const { hello, text, message, button, why } = sentences(props);
  return `${say(props).t('mailGift.heading')}

${hello}

${wrap(text)}
${message.map((part) => `\n${wrap(part)}\n`).join('')}
${button}: ${props.redeemUrl}

--
${wrap(why)}
`;
}
