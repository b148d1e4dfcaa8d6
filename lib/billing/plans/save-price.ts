import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { choosesAmount, type PriceView } from '@/lib/format/price-view';
import { type By, recordActivity } from '@/lib/publications/record-activity';
import { enqueue } from '@/lib/queue/queue';
import { english } from '@/lib/words/english';
import { priceWords } from '@/lib/words/price-words';
import type { PriceInput } from './plan-input';
import { touchPlans } from './touch-plans';

const MOST = 30;

export type SavedPrice = { ok: true; id: string } | { ok: false; problem: 'too-many' | 'taken' | 'unknown' | 'same' };

/** One row after the other: two forms at once must not make two prices of one kind. */
const lockTier = async (tx: Tx, publicationId: string, tierId: string) => {
  const [tier] = await tx.$queryRaw<{ name: string }[]>`
    select name from tier where id = ${tierId}::uuid and publication_id = ${publicationId}::uuid for update`;
  return tier ?? null;
};

/** As the activity log calls a price. */
const nameOf = (price: PriceView, tier: { name: string }) => `${tier.name}, ${priceWords(price, 'en', english)}`;

/** Adds a price to a plan: one for each way of paying and currency. Nothing is made at Stripe until a reader wants it. */
export async function addPrice(by: By, tierId: string, input: PriceInput): Promise<SavedPrice> {
  const { publicationId } = by;
  return db.$transaction(async (tx) => {
    const tier = await lockTier(tx, publicationId, tierId);
    if (!tier) return { ok: false, problem: 'unknown' };
    const others = await tx.price.findMany({ where: { publicationId, tierId, archivedAt: null } });
    if (others.length >= MOST) return { ok: false, problem: 'too-many' };
    const { kind, interval, months, currency } = input;
    const taken = others.some(
      (one) => one.kind === kind && one.interval === interval && one.months === months && one.currency === currency,
    );
    if (taken) return { ok: false, problem: 'taken' };
    const { id } = await tx.price.create({ data: { ...input, publicationId, tierId } });
    await recordActivity(tx, { ...by, act: 'payments.price-added', objectId: tierId, objectName: nameOf(input, tier) });
    await touchPlans(tx, publicationId);
    return { ok: true, id };
  });
}

type Change = {
  priceId: string;
  amount: number /** Those who pay the old price pay the new one from their next payment on */;
  moveReaders: boolean;
};

/** Puts a new amount in the place of an old one. Who pays the old price keeps it, unless they are to be moved: a job does
 *  that, from each one's next payment on. */
export async function changePrice(by: By, { priceId, amount, moveReaders }: Change, now = new Date()): Promise<SavedPrice> {
  const { publicationId } = by;
  return db.$transaction(async (tx) => {
    const found = await tx.price.findFirst({ where: { id: priceId, publicationId, archivedAt: null } });
    const tier = found && (await lockTier(tx, publicationId, found.tierId));
    if (!found || !tier) return { ok: false, problem: 'unknown' };
    if (found.amount === amount) return { ok: false, problem: 'same' };
    const { count } = await tx.price.updateMany({
      where: { id: priceId, publicationId, archivedAt: null },
      data: { archivedAt: now },
    });
    if (count === 0) return { ok: false, problem: 'unknown' };
    const { tierId, kind, interval, months, currency } = found;
    const { id } = await tx.price.create({ data: { publicationId, tierId, kind, interval, months, currency, amount } });
    const objectName = nameOf({ ...found, amount }, tier);
    await recordActivity(tx, { ...by, act: 'payments.price-changed', objectId: tierId, objectName });
    // Who chose the amount chose it: a new least changes nothing for them.
    if (moveReaders && interval !== 'once' && !choosesAmount(kind))
      await enqueue(tx, 'move-price', { publicationId, fromPriceId: priceId, toPriceId: id });
    await touchPlans(tx, publicationId);
    return { ok: true, id };
  });
}

/** Takes a price off sale. Who pays it goes on. @returns false where there is none of that id */
export async function archivePrice(by: By, priceId: string, now = new Date()): Promise<boolean> {
  const { publicationId } = by;
  return db.$transaction(async (tx) => {
    const [price] = await tx.price.updateManyAndReturn({
      where: { id: priceId, publicationId, archivedAt: null },
      data: { archivedAt: now },
      include: { tier: { select: { name: true } } },
    });
    if (!price) return false;
    const objectName = nameOf(price, price.tier);
    await recordActivity(tx, { ...by, act: 'payments.price-archived', objectId: price.tierId, objectName });
    await touchPlans(tx, publicationId);
    return true;
  });
}
