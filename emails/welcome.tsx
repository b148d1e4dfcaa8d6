import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Layout, Paragraph, PlainLink, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type WelcomeProps = {
  sender: Sender;
  /** The writer's own words, paragraphs apart by an empty line; a friendly standard one when empty. */
  welcomeText: string;
  postalAddress: string;
  unsubscribeUrl: string;
};

const say = ({ sender }: WelcomeProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

export function welcomeSubject(props: WelcomeProps) {
  const { t, names } = say(props);
  return t('mailWelcome.subject', names);
}

const paragraphs = (props: WelcomeProps) =>
  (props.welcomeText.trim() || say(props).t('mailWelcome.standard'))
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);

export function WelcomeEmail(props: WelcomeProps) {
  const { sender, postalAddress, unsubscribeUrl } = props;
  const { t, names } = say(props);
  return (
    <Layout
      sender={sender}
      title={welcomeSubject(props)}
      preheader={paragraphs(props)[0] ?? ''}
      why={
        <>
          {t('mailWelcome.why', names)} <PlainLink href={unsubscribeUrl}>{t('mail.unsubscribe')}</PlainLink>
          {postalAddress && <br />}
          {postalAddress.split('\n').join(', ')}
        </>
      }
    >
      <Title>{t('mailWelcome.heading')}</Title>
      {paragraphs(props).map((part) => (
        <Paragraph key={part}>{part}</Paragraph>
      ))}
      <Button sender={sender} href={sender.homeUrl}>
        {t('mailWelcome.button')}
      </Button>
    </Layout>
  );
}

export function welcomeText(props: WelcomeProps) {
  const { t, names } = say(props);
  return `${t('mailWelcome.heading')}

${paragraphs(props).join('\n\n')}

${t('mailWelcome.button')}: ${props.sender.homeUrl}

--
${wrap(t('mailWelcome.why', names))}
${t('mail.unsubscribe')}: ${props.unsubscribeUrl}
${props.postalAddress}
`;
}
