import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type TrialEndingProps = { sender: Sender; amount: string; date: string; accountUrl: string };

const say = ({ sender }: TrialEndingProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

export function trialEndingSubject(props: TrialEndingProps) {
  const { t, names } = say(props);
  return t('mailTrial.subject', { ...names, date: props.date });
}

/** A few days before the first payment. */
export function TrialEndingEmail(props: TrialEndingProps) {
  const { sender, amount, date, accountUrl } = props;
  const { t, names } = say(props);
  return (
    <Layout sender={sender} title={trialEndingSubject(props)} preheader={t('mailTrial.nothing')} why={t('mailTrial.why', names)}>
      <Title>{t('mailTrial.heading')}</Title>
      <Paragraph>{t('mailTrial.text', { amount, date })}</Paragraph>
      <Paragraph>{t('mailTrial.nothing')}</Paragraph>
      <Button sender={sender} href={accountUrl}>
        {t('mailTrial.button')}
      </Button>
    </Layout>
  );
}

export function trialEndingText(props: TrialEndingProps) {
  const { amount, date, accountUrl } = props;
  const { t, names } = say(props);
  return `${t('mailTrial.heading')}

${wrap(t('mailTrial.text', { amount, date }))}

${wrap(t('mailTrial.nothing'))}

${t('mailTrial.button')}: ${accountUrl}

--
${wrap(t('mailTrial.why', names))}
`;
}
