import { Link } from '@react-email/components';
import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';

export type WelcomeProps = {
  sender: Sender;
  /** The writer's own words, paragraphs apart by an empty line; a friendly standard one when empty. */
  welcomeText: string;
  postalAddress: string;
  unsubscribeUrl: string;
};

export const welcomeSubject = ({ sender }: WelcomeProps) => `Welcome to ${sender.name}`;

const STANDARD = 'You are subscribed. New posts will arrive here as they are published.';
const paragraphs = (words: string) =>
  (words.trim() || STANDARD)
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);

export function WelcomeEmail({ sender, welcomeText, postalAddress, unsubscribeUrl }: WelcomeProps) {
  return (
    <Layout
      sender={sender}
      title={`Welcome to ${sender.name}`}
      preheader={paragraphs(welcomeText)[0] ?? STANDARD}
      why={
        <>
          You get this because you confirmed your subscription to {sender.name}.{' '}
          <Link href={unsubscribeUrl} style={{ color: 'inherit', textDecoration: 'underline' }}>
            Unsubscribe
          </Link>
          {postalAddress && <br />}
          {postalAddress.split('\n').join(', ')}
        </>
      }
    >
      <Title>Welcome</Title>
      {paragraphs(welcomeText).map((part) => (
        <Paragraph key={part}>{part}</Paragraph>
      ))}
      <Button sender={sender} href={sender.homeUrl}>
        Start reading
      </Button>
    </Layout>
  );
}

export const welcomeText = ({ sender, welcomeText, postalAddress, unsubscribeUrl }: WelcomeProps) => `Welcome

${paragraphs(welcomeText).join('\n\n')}

Start reading: ${sender.homeUrl}

--
You get this because you confirmed your subscription to ${sender.name}.
Unsubscribe: ${unsubscribeUrl}
${postalAddress}
`;
