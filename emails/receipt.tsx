import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Aside, Layout, Paragraph, PlainLink, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type ReceiptProps = {
  sender: Sender;
  /** "€5" */
  amount: string;
  /** "Supporter, monthly", in the publication's language */
  what: string;
  date: string;
  accountUrl: string;
  /** Stripe's page of the invoice */
  invoiceUrl: string | null;
  /** Of a gift: where its code is redeemed, with the code */
  giftUrl: string | null;
};

const say = ({ sender }: ReceiptProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

export function receiptSubject(props: ReceiptProps) {
  const { t, names } = say(props);
  return t('mailReceipt.subject', { ...names, amount: props.amount });
}

/** What was paid, when and for what. */
export function ReceiptEmail(props: ReceiptProps) {
  const { sender, amount, what, date, accountUrl, invoiceUrl, giftUrl } = props;
  const { t, names } = say(props);
  return (
    <Layout
      sender={sender}
      title={receiptSubject(props)}
      preheader={t('mailReceipt.preheader', { what, date })}
      why={t('mailReceipt.why', names)}
    >
      <Title>{t('mailReceipt.heading')}</Title>
      <Paragraph>{t('mailReceipt.text', { amount, what, date })}</Paragraph>
      {giftUrl && (
        <>
          <Paragraph>{t('mailReceipt.gift')}</Paragraph>
          <Paragraph>
            <PlainLink href={giftUrl}>{giftUrl}</PlainLink>
          </Paragraph>
        </>
      )}
      <Button sender={sender} href={accountUrl}>
        {t('mailReceipt.button')}
      </Button>
      {invoiceUrl && (
        <Aside>
          <PlainLink href={invoiceUrl}>{t('mailReceipt.invoice')}</PlainLink>
        </Aside>
      )}
    </Layout>
  );
}

export function receiptText(props: ReceiptProps) {
  const { amount, what, date, accountUrl, invoiceUrl, giftUrl } = props;
  const { t, names } = say(props);
  return `${t('mailReceipt.heading')}

${wrap(t('mailReceipt.text', { amount, what, date }))}
${giftUrl ? `\n${wrap(t('mailReceipt.gift'))}\n${giftUrl}\n` : ''}
${t('mailReceipt.button')}: ${accountUrl}
${invoiceUrl ? `${t('mailReceipt.invoice')}: ${invoiceUrl}\n` : ''}
--
${wrap(t('mailReceipt.why', names))}
`;
}
