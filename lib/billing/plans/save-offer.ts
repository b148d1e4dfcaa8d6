import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { type By, recordActivity } from '@/lib/publications/record-activity';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { getTill, type Till } from '../stripe/till';
import { amountOf, currencyField } from './plan-input';

const MOST = 50;
const whole = (hint: string) =>
  z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(z.int(hint).min(1, hint).max(10_000, hint).nullable());

/** An offer as its form sends it. */
export const OfferInput = z
  .strictObject({
    code: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9-]{1,38}$/, 'Use 2 to 39 letters, digits and dashes, such as spring-sale.'),
    off: z.enum(['percent', 'amount']),
    value: z.string(),
    currency: currencyField,
    duration: z.enum(['once', 'months', 'forever']),
    months: whole('Enter a number of months.'),
    tierId: z.union([z.literal(''), z.uuid()]).transform((id) => id || null),
    maxRedemptions: whole('Enter a number, or leave it empty.'),
    days: whole('Enter a number of days, or leave it empty.'),
  })
  .transform(({ off, value, currency, duration, months, days, ...rest }, context) => {
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    if (duration === 'months' && months === null) return refuse('months', 'Enter a number of months.');
    const lasting = { duration, months: duration === 'months' ? months : null, days };
    if (off === 'percent') {
      const percentOff = /^\d{1,3}$/.test(value.trim()) ? Number(value) : 0;
      if (percentOff < 1 || percentOff > 100) return refuse('value', 'Enter a percentage from 1 to 100.');
      return { ...rest, ...lasting, percentOff, amountOff: null, currency: null };
    }
    const amount = amountOf(value, currency);
    if (!amount.ok) return refuse('value', amount.message);
    return { ...rest, ...lasting, percentOff: null, amountOff: amount.amount, currency };
  });
export type OfferInput = z.infer<typeof OfferInput>;

const DAY_MS = 86_400_000;

export type SavedOffer =
  | { ok: true; id: string }
  | { ok: false; problem: 'no-account' | 'code-taken' | 'too-many' | 'unknown' | StripeProblem };

/** Makes an offer, and its coupon at Stripe. */
export async function addOffer(by: By, input: OfferInput, now = new Date()): Promise<SavedOffer> {
  const { publicationId } = by;
  const till = await getTill(publicationId);
  if (!till) return { ok: false, problem: 'no-account' };
  const { tierId, code, days, ...rest } = input;
  if (tierId && !(await db.tier.findFirst({ where: { id: tierId, publicationId } }))) return { ok: false, problem: 'unknown' };
  if (await db.offer.findUnique({ where: { publicationId_code: { publicationId, code } } }))
    return { ok: false, problem: 'code-taken' };
  if ((await db.offer.count({ where: { publicationId, archivedAt: null } })) >= MOST) return { ok: false, problem: 'too-many' };
  const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS);
  try {
    const coupon = await makeCoupon(till, input, expiresAt);
    const row = await db.$transaction(async (tx) => {
      const [made] = await tx.offer.createManyAndReturn({
        data: [{ ...rest, publicationId, tierId, code, expiresAt, stripeCouponId: coupon.id }],
        skipDuplicates: true,
        select: { id: true },
      });
      if (made) await recordActivity(tx, { ...by, act: 'payments.offer-added', objectId: made.id, objectName: code });
      return made;
    });
    if (!row) return { ok: false, problem: 'code-taken' };
    log.info({ publicationId, offerId: row.id }, 'offer.added');
    return { ok: true, id: row.id };
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    return { ok: false, problem };
  }
}

const makeCoupon = ({ stripe, publicationId }: Till, input: OfferInput, expiresAt: Date | null) =>
  stripe.coupons.create(
    {
      name: input.code,
      ...(input.percentOff !== null
        ? { percent_off: input.percentOff }
        : { amount_off: input.amountOff, currency: input.currency ?? '' }),
      duration: input.duration === 'months' ? 'repeating' : input.duration,
      ...(input.months === null ? {} : { duration_in_months: input.months }),
      ...(expiresAt ? { redeem_by: Math.floor(expiresAt.getTime() / 1000) } : {}),
      ...(input.maxRedemptions === null ? {} : { max_redemptions: input.maxRedemptions }),
      metadata: { publication: publicationId },
    },
    { idempotencyKey: `coupon:${randomUUID()}` },
  );

/** Ends an offer. Who took it up keeps it. @returns false where there is none of that id */
export async function archiveOffer(by: By, offerId: string, now = new Date()): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [offer] = await tx.offer.updateManyAndReturn({
      where: { id: offerId, publicationId: by.publicationId, archivedAt: null },
      data: { archivedAt: now },
      select: { code: true },
    });
    if (offer) await recordActivity(tx, { ...by, act: 'payments.offer-ended', objectId: offerId, objectName: offer.code });
    return offer !== undefined;
  });
}
