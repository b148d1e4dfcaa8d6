import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { choosesAmount } from '@/lib/format/price-words';
import { enqueue } from '@/lib/queue/queue';
import type { PriceInput } from './plan-input';
import { touchPlans } from './touch-plans';

const MOST = 30;

export type SavedPrice = { ok: true; id: string } | { ok: false; problem: 'too-many' | 'taken' | 'unknown' | 'same' };

/** One row after the other: two forms at once must not make two prices of one kind. */
const lockTier = async (tx: Tx, publicationId: string, tierId: string) => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from tier where id = ${tierId}::uuid and publication_id = ${publicationId}::uuid for update`;
  return rows.length > 0;
};

/** Adds a price to a plan: one for each way of paying and currency. Nothing is made at Stripe until a reader wants it. */
export async function addPrice(publicationId: string, tierId: string, input: PriceInput): Promise<SavedPrice> {
  return db.$transaction(async (tx) => {
    if (!(await lockTier(tx, publicationId, tierId))) return { ok: false, problem: 'unknown' };
    const others = await tx.price.findMany({ where: { publicationId, tierId, archivedAt: null } });
    if (others.length >= MOST) return { ok: false, problem: 'too-many' };
    const { kind, interval, months, currency } = input;
    const taken = others.some(
      (one) => one.kind === kind && one.interval === interval && one.months === months && one.currency === currency,
    );
    if (taken) return { ok: false, problem: 'taken' };
    const { id } = await tx.price.create({ data: { ...input, publicationId, tierId } });
    await touchPlans(tx, publicationId);
    return { ok: true, id };
  });
}

type Change = {
  publicationId: string;
  priceId: string;
  amount: number /** Those who pay the old price pay the new one from their next payment on */;
  moveReaders: boolean;
};

/** Puts a new amount in the place of an old one. Who pays the old price keeps it, unless they are to be moved: a job does
 *  that, from each one's next payment on. */
export async function changePrice(
  { publicationId, priceId, amount, moveReaders }: Change,
  now = new Date(),
): Promise<SavedPrice> {
  return db.$transaction(async (tx) => {
    const found = await tx.price.findFirst({ where: { id: priceId, publicationId, archivedAt: null } });
    if (!found || !(await lockTier(tx, publicationId, found.tierId))) return { ok: false, problem: 'unknown' };
    if (found.amount === amount) return { ok: false, problem: 'same' };
    const { count } = await tx.price.updateMany({ where: { id: priceId, archivedAt: null }, data: { archivedAt: now } });
    if (count === 0) return { ok: false, problem: 'unknown' };
    const { tierId, kind, interval, months, currency } = found;
    const { id } = await tx.price.create({ data: { publicationId, tierId, kind, interval, months, currency, amount } });
    // Who chose the amount chose it: a new least changes nothing for them.
    if (moveReaders && interval !== 'once' && !choosesAmount(kind))
      await enqueue(tx, 'move-price', { publicationId, fromPriceId: priceId, toPriceId: id });
    await touchPlans(tx, publicationId);
    return { ok: true, id };
  });
}

/** Takes a price off sale. Who pays it goes on. @returns false where there is none of that id */
export async function archivePrice(publicationId: string, priceId: string, now = new Date()): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.price.updateMany({
      where: { id: priceId, publicationId, archivedAt: null },
      data: { archivedAt: now },
    });
    await touchPlans(tx, publicationId);
    return count > 0;
  });
}
