import { z } from 'zod';
import { db } from '@/lib/db/db';
import { formatMoney, parseMoney } from '@/lib/format/money';
import { log } from '@/lib/log';
import { type By, recordActivity } from '@/lib/publications/record-activity';
import { mirrorPayment } from '../mirror/mirror-payment';
import { mirrorSubscription } from '../mirror/mirror-subscription';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { getTill, type Till } from '../stripe/till';

type Refund = {
  paymentId: string;
  /** The amount, as in a form */
  typed: string;
  /** The subscription it paid for ends at once, too */
  end: boolean;
};
export type RefundedPayment =
  | { ok: true }
  | { ok: false; problem: 'unknown' | 'amount-unclear' | 'amount-too-large' | 'amount-too-small' | 'not-ended' | StripeProblem };

/** Gives the money of a payment back, all or a part, and the install's share of it with it. All of it takes back what was paid
 *  for; a part changes nothing there. A double click gives back once: the request is named by what was given back before. */
export async function refundPayment(by: By, { paymentId, typed, end }: Refund): Promise<RefundedPayment> {
  const { publicationId } = by;
  const payment = z.uuid().safeParse(paymentId).success
    ? await db.payment.findFirst({
        where: { id: paymentId, publicationId, status: 'succeeded', amount: { gt: 0 } },
        include: { paidSubscription: true },
      })
    : null;
  const till = payment && (await getTill(publicationId));
  if (!payment || !till) return { ok: false, problem: 'unknown' };
  const left = payment.amount - payment.refunded;
  const wanted = parseMoney(typed, payment.currency);
  if (wanted === null) return { ok: false, problem: 'amount-unclear' };
  if (wanted > left) return { ok: false, problem: 'amount-too-large' };
  if (wanted < 1) return { ok: false, problem: 'amount-too-small' };
  const given = await asked(async () => {
    await till.stripe.refunds.create(
      {
        payment_intent: payment.stripePaymentIntentId,
        amount: wanted,
        reason: 'requested_by_customer',
        ...((await hasShare(till, payment.stripePaymentIntentId)) ? { refund_application_fee: true } : {}),
      },
      { idempotencyKey: `refund:${payment.id}:${payment.refunded}:${wanted}` },
    );
    await mirrorPayment(till, payment.stripePaymentIntentId);
  });
  if (!given.ok) return given;
  const objectName = formatMoney(wanted, payment.currency);
  await db.$transaction((tx) => recordActivity(tx, { ...by, act: 'payments.refunded', objectId: payment.id, objectName }));
  log.info({ publicationId, paymentId: payment.id }, 'payment.refunded');
  const running = end && payment.paidSubscription?.endedAt === null ? payment.paidSubscription.stripeSubscriptionId : null;
  if (!running) return { ok: true };
  const ended = await asked(async () => {
    await till.stripe.subscriptions.cancel(running);
    await mirrorSubscription(till, running);
  });
  return ended.ok ? { ok: true } : { ok: false, problem: 'not-ended' };
}

/** Whether the install took a share of this payment. The setting says what it takes now, and Stripe refuses to give back
 *  what was never taken. */
async function hasShare({ account, stripe }: Till, paymentIntentId: string): Promise<boolean> {
  if (account.way !== 'connect') return false;
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] });
  return typeof charge === 'object' && Boolean(charge?.application_fee);
}

/** Asks Stripe for something, and says why it refused. */
async function asked(ask: () => Promise<void>): Promise<{ ok: true } | { ok: false; problem: StripeProblem }> {
  try {
    await ask();
    return { ok: true };
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    return { ok: false, problem };
  }
}
