import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Layout, Paragraph, PlainLink, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type AlreadySubscribedProps = { sender: Sender; unsubscribeUrl: string };

const say = ({ sender }: AlreadySubscribedProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

export function alreadySubscribedSubject(props: AlreadySubscribedProps) {
  const { t, names } = say(props);
  return t('mailAlready.subject', names);
}

/** What a reader gets who types a confirmed address into the form again: the form itself tells nobody. */
export function AlreadySubscribedEmail(props: AlreadySubscribedProps) {
  const { sender, unsubscribeUrl } = props;
  const { t, names } = say(props);
  return (
    <Layout
      sender={sender}
      title={alreadySubscribedSubject(props)}
      preheader={t('mailAlready.preheader')}
      why={
        <>
          {t('mailAlready.why', names)} <PlainLink href={unsubscribeUrl}>{t('mail.unsubscribe')}</PlainLink>
        </>
      }
    >
      <Title>{t('mailAlready.heading')}</Title>
      <Paragraph>{t('mailAlready.text', names)}</Paragraph>
      <Button sender={sender} href={sender.homeUrl}>
        {t('mailAlready.button')}
      </Button>
    </Layout>
  );
}

export function alreadySubscribedText(props: AlreadySubscribedProps) {
  const { t, names } = say(props);
  return `${t('mailAlready.heading')}

${wrap(t('mailAlready.text', names))}

${t('mailAlready.button')}: ${props.sender.homeUrl}

--
${wrap(t('mailAlready.why', names))}
${t('mail.unsubscribe')}: ${props.unsubscribeUrl}
`;
}
