import type { PaidSubscription, Tx } from '@/lib/db/types';
import { formatDate } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';

const DAY_MS = 86_400_000;
/** Stripe tells three days before; a little more bears a clock that differs. */
const DAYS_BEFORE = 3.5;

/** Tells the payer once that the trial ends within days and money is taken; not one who has cancelled. */
export async function tellTrialEnding(tx: Tx, row: PaidSubscription, email: string, now: Date): Promise<void> {
  const { publicationId, trialEnd, cancelAt, trialEndingToldAt, currency } = row;
  if (!trialEnd || cancelAt || trialEndingToldAt || !email || trialEnd <= now) return;
  if (trialEnd.getTime() - now.getTime() > DAYS_BEFORE * DAY_MS) return;
  const publication = await tx.publication.findUniqueOrThrow({ where: { id: publicationId } });
  await tx.paidSubscription.update({ where: { id: row.id, publicationId }, data: { trialEndingToldAt: now } });
  await queueNotice(tx, {
    publicationId,
    email,
    expiresAt: new Date(now.getTime() + 2 * DAY_MS),
    kind: 'trial-ending',
    props: {
      homeUrl: publicationUrl(publication),
      accountUrl: publicationUrl(publication, '/account/payments'),
      amount: formatMoney(row.amount * row.quantity, currency, publication.language),
      date: formatDate(trialEnd, publication),
    },
  });
}
