import type { Checkout, Payment, Tx } from '@/lib/db/types';
import { formatDate } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';
import { monthsWords, rhythmWords } from '@/lib/words/price-words';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';

const DAY_MS = 86_400_000;

/** What a payment is for, in words. */
async function paidFor(tx: Tx, payment: Payment, checkout: Checkout | null, t: Words): Promise<string> {
  if (payment.kind === 'tip') return t('mailReceipt.aTip');
  if (payment.kind === 'gift') return t('mailReceipt.aGift', { months: monthsWords(checkout?.quantity ?? 1, t) });
  if (payment.kind === 'once') {
    const price = checkout?.priceId
      ? await tx.price.findFirst({
          where: { id: checkout.priceId, publicationId: payment.publicationId },
          include: { tier: true },
        })
      : null;
    return price
      ? t('mailReceipt.aPlan', { plan: price.tier.name, rhythm: rhythmWords(price, t) })
      : t('mailReceipt.aSubscription');
  }
  const row = payment.paidSubscriptionId
    ? await tx.paidSubscription.findFirst({
        where: { id: payment.paidSubscriptionId, publicationId: payment.publicationId },
        include: { tier: true },
      })
    : null;
  const plan = row?.tier?.name ?? t('mailReceipt.aSubscription');
  return row ? t('mailReceipt.aPlan', { plan, rhythm: rhythmWords({ ...row, months: null }, t) }) : plan;
}

/** Mails the receipt of a payment that succeeded, once. @param giftUrl where a gift that was bought is redeemed */
export async function tellReceipt(
  tx: Tx,
  { payment, checkout, email, giftUrl }: { payment: Payment; checkout: Checkout | null; email: string; giftUrl: string | null },
  now: Date,
): Promise<void> {
  if (payment.receiptMailedAt || !email) return;
  const publication = await tx.publication.findUniqueOrThrow({ where: { id: payment.publicationId } });
  await tx.payment.update({ where: { id: payment.id, publicationId: publication.id }, data: { receiptMailedAt: now } });
  await queueNotice(tx, {
    publicationId: publication.id,
    email,
    expiresAt: new Date(now.getTime() + 3 * DAY_MS),
    kind: 'receipt',
    props: {
      homeUrl: publicationUrl(publication),
      accountUrl: publicationUrl(publication, '/account/payments'),
      amount: formatMoney(payment.amount, payment.currency, publication.language),
      what: await paidFor(tx, payment, checkout, wordsFor(publication.language)),
      date: formatDate(payment.paidAt ?? now, publication),
      invoiceUrl: payment.receiptUrl,
      giftUrl,
    },
  });
}

/** Tells the payer once, for each invoice, that its payment failed, and until when they read on. */
export async function tellFailure(
  tx: Tx,
  { payment, email, amountDue }: { payment: Payment; email: string; amountDue: number },
  now: Date,
): Promise<void> {
  if (payment.failureMailedAt || !payment.paidSubscriptionId || !email) return;
  const { publicationId } = payment;
  const row = await tx.paidSubscription.findUnique({ where: { id: payment.paidSubscriptionId, publicationId } });
  // The first payment is made at Stripe's page, which says itself what is wrong.
  if (row?.status !== 'past_due') return;
  const publication = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, include: { paymentAccount: true } });
  const until = new Date(row.currentPeriodStart.getTime() + (publication.paymentAccount?.graceDays ?? 0) * DAY_MS);
  await tx.payment.update({ where: { id: payment.id, publicationId }, data: { failureMailedAt: now } });
  await queueNotice(tx, {
    publicationId,
    email,
    expiresAt: new Date(now.getTime() + 3 * DAY_MS),
    kind: 'payment-failed',
    props: {
      homeUrl: publicationUrl(publication),
      payUrl: publicationUrl(publication, '/account/payments'),
      amount: formatMoney(amountDue, payment.currency, publication.language),
      until: formatDate(until, publication),
    },
  });
}
