import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';

export type TrialEndingProps = { sender: Sender; amount: string; date: string; accountUrl: string };

export const trialEndingSubject = ({ sender, date }: TrialEndingProps) => `Your free trial of ${sender.name} ends on ${date}`;

const NOTHING = 'If you want to go on, there is nothing to do. If not, cancel before that day and you pay nothing.';

/** A few days before the first payment. */
export function TrialEndingEmail(props: TrialEndingProps) {
  const { sender, amount, date, accountUrl } = props;
  return (
    <Layout
      sender={sender}
      title={trialEndingSubject(props)}
      preheader={NOTHING}
      why={`You get this because you began a free trial of ${sender.name}.`}
    >
      <Title>Your free trial ends soon</Title>
      <Paragraph>
        On {date} your trial becomes a paid subscription, and we take {amount}. {NOTHING}
      </Paragraph>
      <Button sender={sender} href={accountUrl}>
        See your subscription
      </Button>
    </Layout>
  );
}

export const trialEndingText = ({ sender, amount, date, accountUrl }: TrialEndingProps) => `Your free trial ends soon

On ${date} your trial becomes a paid subscription, and we take ${amount}.
${NOTHING.replace('. ', '.\n')}

See your subscription: ${accountUrl}

--
You get this because you began a free trial of ${sender.name}.
`;
