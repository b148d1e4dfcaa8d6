import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { sha256 } from '@/lib/secrets/hash';
import { subscribeByPayment } from '@/lib/subscribers/subscribe-by-payment';
import { addMonths } from '../entitlement/add-months';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';

type GiftView = { plan: string | null; months: number; message: string; recipientName: string };
export type GiftProblem = 'gift-unknown' | 'gift-redeemed' | 'gift-revoked' | 'email-invalid';
type Found = { ok: true; gift: GiftView } | { ok: false; problem: GiftProblem };

/** Codes are typed from paper: spaces, dashes and small letters do not matter, nor an O for a 0, an I or L for a 1. */
const normal = (code: string) => code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/** What a code gives, for the page that shows its button. Changes nothing. */
export async function getGift(publicationId: string, code: string): Promise<Found> {
  const found = await db.gift.findFirst({
    where: { publicationId, codeHash: sha256(normal(code)) },
    include: { tier: { select: { name: true } } },
  });
  if (!found) return { ok: false, problem: 'gift-unknown' };
  if (found.revokedAt) return { ok: false, problem: 'gift-revoked' };
  if (found.redeemedAt) return { ok: false, problem: 'gift-redeemed' };
  const { months, message, recipientName, tier } = found;
  return { ok: true, gift: { plan: tier?.name ?? null, months, message, recipientName } };
}

export type RedeemedGift = { ok: true; until: Date; email: string } | { ok: false; problem: GiftProblem };

/** Gives a reader the months of a gift, after those of an earlier gift. Of any number at once one wins.
 *  @param email unchecked: the signed-in reader's, or what was typed beside the code. Holding the code is what counts; who
 *  typed an address is not signed in by it. */
export async function redeemGift(
  { publicationId, code, email: typed }: { publicationId: string; code: string; email: string },
  now = new Date(),
): Promise<RedeemedGift> {
  const email = parseEmail(typed);
  if (!email) return { ok: false, problem: 'email-invalid' };
  const found = await getGift(publicationId, code);
  if (!found.ok) return found;
  return db.$transaction(async (tx) => {
    const codeHash = sha256(normal(code));
    const { count } = await tx.gift.updateMany({
      where: { publicationId, codeHash, redeemedAt: null, revokedAt: null },
      data: { redeemedAt: now },
    });
    if (count === 0) return { ok: false, problem: 'gift-redeemed' };
    const gift = await tx.gift.findUniqueOrThrow({ where: { codeHash, publicationId } });
    const subscriberId = await subscribeByPayment(tx, { publicationId, email, anew: true, source: 'gift' }, now);
    const startsAt = await endOfGifts(tx, publicationId, subscriberId, now);
    const until = addMonths(startsAt, gift.months);
    // It counts from now on: the months before are those of the gift before.
    await tx.paidGrant.create({
      data: { publicationId, subscriberId, reason: 'gift', tierId: gift.tierId, startsAt: now, until, giftId: gift.id },
    });
    await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
    log.info({ publicationId, subscriberId, giftId: gift.id }, 'gift.redeemed');
    return { ok: true, until, email: foldEmail(email) };
  });
}

/** When the gifts a reader has already are over. Held, so that two at once follow each other. */
async function endOfGifts(tx: Tx, publicationId: string, subscriberId: string, now: Date): Promise<Date> {
  await tx.$queryRaw`select id from subscriber where id = ${subscriberId}::uuid for update`;
  const last = await tx.paidGrant.findFirst({
    where: { publicationId, subscriberId, reason: 'gift', revokedAt: null, until: { gt: now } },
    orderBy: { until: 'desc' },
    select: { until: true },
  });
  return last?.until ?? now;
}
