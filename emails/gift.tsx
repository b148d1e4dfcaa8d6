import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type GiftProps = {
  sender: Sender;
  recipientName: string;
  /** The giver's own words */
  message: string;
  /** "12 months" */
  howLong: string;
  redeemUrl: string;
};

export const giftSubject = ({ sender }: GiftProps) => `A gift for you: ${sender.name}`;

const hello = (name: string) => (name ? `Dear ${name},` : 'Hello,');
const words = ({ sender, howLong }: GiftProps) =>
  `somebody gives you ${howLong} of ${sender.name}: every post, also those for paying readers. It costs you nothing and ends by itself.`;
const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);

/** A paid subscription that somebody else paid for. */
export function GiftEmail(props: GiftProps) {
  const { sender, recipientName, message, redeemUrl } = props;
  return (
    <Layout
      sender={sender}
      title={giftSubject(props)}
      preheader={words(props)}
      why={`You get this because somebody gave you ${sender.name}.`}
    >
      <Title>A gift for you</Title>
      <Paragraph>{hello(recipientName)}</Paragraph>
      <Paragraph>{words(props)}</Paragraph>
      {paragraphs(message).map((part) => (
        <Paragraph key={part}>“{part}”</Paragraph>
      ))}
      <Button sender={sender} href={redeemUrl}>
        Redeem the gift
      </Button>
    </Layout>
  );
}

export const giftText = (props: GiftProps) => `A gift for you

${hello(props.recipientName)}

${wrap(words(props))}
${paragraphs(props.message)
  .map((part) => `\n${wrap(`“${part}”`)}\n`)
  .join('')}
Redeem the gift: ${props.redeemUrl}

--
You get this because somebody gave you ${props.sender.name}.
`;
