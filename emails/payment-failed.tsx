import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type PaymentFailedProps = {
  sender: Sender;
  amount: string;
  /** Until when they read on as before */
  until: string;
  payUrl: string;
};

const say = ({ sender }: PaymentFailedProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

export function paymentFailedSubject(props: PaymentFailedProps) {
  const { t, names } = say(props);
  return t('mailFailed.subject', names);
}

function sentences(props: PaymentFailedProps) {
  const { t, names } = say(props);
  const { amount, until } = props;
  return [t('mailFailed.text', { ...names, amount }), t('mailFailed.advice'), t('mailFailed.until', { until })];
}

/** A renewal that failed: what to do, and how long it changes nothing. */
export function PaymentFailedEmail(props: PaymentFailedProps) {
  const { sender, payUrl } = props;
  const { t, names } = say(props);
  return (
    <Layout
      sender={sender}
      title={paymentFailedSubject(props)}
      preheader={t('mailFailed.advice')}
      why={t('mailFailed.why', names)}
    >
      <Title>{t('mailFailed.heading')}</Title>
      {sentences(props).map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
      <Button sender={sender} href={payUrl}>
        {t('mailFailed.button')}
      </Button>
    </Layout>
  );
}

export function paymentFailedText(props: PaymentFailedProps) {
  const { t, names } = say(props);
  return `${t('mailFailed.heading')}

${sentences(props).map(wrap).join('\n\n')}

${t('mailFailed.button')}: ${props.payUrl}

--
${wrap(t('mailFailed.why', names))}
`;
}
