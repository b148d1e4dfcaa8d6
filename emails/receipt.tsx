import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';

export type ReceiptProps = {
  sender: Sender;
  /** "€5" */
  amount: string;
  /** "Supporter, monthly" */
  what: string;
  date: string;
  accountUrl: string;
  /** Stripe's page of the invoice */
  invoiceUrl: string | null;
  /** Of a gift: where its code is redeemed, with the code */
  giftUrl: string | null;
};

export const receiptSubject = ({ sender, amount }: ReceiptProps) => `Your payment of ${amount} to ${sender.name}`;

const GIFT = 'Your gift is ready. Pass this link on; whoever opens it first redeems it:';

/** What was paid, when and for what. */
export function ReceiptEmail(props: ReceiptProps) {
  const { sender, amount, what, date, accountUrl, invoiceUrl, giftUrl } = props;
  return (
    <Layout
      sender={sender}
      title={receiptSubject(props)}
      preheader={`${what}, ${date}.`}
      why={`You get this because you paid ${sender.name}.`}
    >
      <Title>Thank you</Title>
      <Paragraph>
        You paid {amount} on {date}: {what}.
      </Paragraph>
      {giftUrl && (
        <>
          <Paragraph>{GIFT}</Paragraph>
          <Paragraph>
            <a href={giftUrl}>{giftUrl}</a>
          </Paragraph>
        </>
      )}
      <Button sender={sender} href={accountUrl}>
        See your payments
      </Button>
      {invoiceUrl && (
        <Aside>
          <a href={invoiceUrl}>Invoice</a>
        </Aside>
      )}
    </Layout>
  );
}

export const receiptText = ({ sender, amount, what, date, accountUrl, invoiceUrl, giftUrl }: ReceiptProps) => `Thank you

You paid ${amount} on ${date}: ${what}.
${giftUrl ? `\n${GIFT}\n${giftUrl}\n` : ''}
See your payments: ${accountUrl}
${invoiceUrl ? `Invoice: ${invoiceUrl}\n` : ''}
--
You get this because you paid ${sender.name}.
`;
