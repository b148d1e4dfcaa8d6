import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';

export type PaymentFailedProps = {
  sender: Sender;
  amount: string;
  /** Until when they read on as before */
  until: string;
  payUrl: string;
};

export const paymentFailedSubject = ({ sender }: PaymentFailedProps) => `Your payment to ${sender.name} did not go through`;

const WHY = 'Often a card has run out or was replaced. Look at your payments and choose another way to pay.';
const READ_ON = (until: string) => `You read on as before until ${until}. We try the payment again before that.`;

/** A renewal that failed: what to do, and how long it changes nothing. */
export function PaymentFailedEmail(props: PaymentFailedProps) {
  const { sender, amount, until, payUrl } = props;
  return (
    <Layout
      sender={sender}
      title={paymentFailedSubject(props)}
      preheader={WHY}
      why={`You get this because you pay for ${sender.name}.`}
    >
      <Title>Your payment did not go through</Title>
      <Paragraph>
        We could not take {amount} for {sender.name}. {WHY}
      </Paragraph>
      <Paragraph>{READ_ON(until)}</Paragraph>
      <Button sender={sender} href={payUrl}>
        Mend the payment
      </Button>
    </Layout>
  );
}

export const paymentFailedText = ({ sender, amount, until, payUrl }: PaymentFailedProps) => `Your payment did not go through

We could not take ${amount} for ${sender.name}.
${WHY.replace('. ', '.\n')}

${READ_ON(until).replace('. ', '.\n')}

Mend the payment: ${payUrl}

--
You get this because you pay for ${sender.name}.
`;
