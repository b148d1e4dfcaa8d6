import { db } from '@/lib/db/db';
import { type By, recordActivity } from '@/lib/publications/record-activity';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { getTill } from '../stripe/till';
import type { TierInput } from './plan-input';
import { touchPlans } from './touch-plans';

const MOST = 10;

export type SavedTier = { ok: true; id: string } | { ok: false; problem: 'too-many' | 'unknown' | StripeProblem };

/** Adds a plan, at the end. */
export async function addTier(by: By, input: TierInput): Promise<SavedTier> {
  const { publicationId } = by;
  return db.$transaction(async (tx) => {
    const others = await tx.tier.findMany({ where: { publicationId, archivedAt: null }, select: { position: true } });
    if (others.length >= MOST) return { ok: false, problem: 'too-many' };
    const position = Math.max(-1, ...others.map((other) => other.position)) + 1;
    const { id } = await tx.tier.create({ data: { ...input, publicationId, position } });
    await recordActivity(tx, { ...by, act: 'payments.plan-added', objectId: id, objectName: input.name });
    await touchPlans(tx, publicationId);
    return { ok: true, id };
  });
}

/** Changes a plan's name, benefits and trial, at Stripe too where it is known there: its name stands on invoices. */
export async function updateTier(by: By, tierId: string, input: TierInput): Promise<SavedTier> {
  const { publicationId } = by;
  const tier = await db.tier.findFirst({ where: { id: tierId, publicationId } });
  if (!tier) return { ok: false, problem: 'unknown' };
  const problem =
    tier.stripeProductId && tier.name !== input.name ? await rename(publicationId, tier.stripeProductId, input.name) : null;
  if (problem) return { ok: false, problem };
  await db.$transaction(async (tx) => {
    await tx.tier.update({ where: { id: tierId, publicationId }, data: input });
    await recordActivity(tx, { ...by, act: 'payments.plan-changed', objectId: tierId, objectName: input.name });
    await touchPlans(tx, publicationId);
  });
  return { ok: true, id: tierId };
}

async function rename(publicationId: string, productId: string, name: string): Promise<StripeProblem | null> {
  const till = await getTill(publicationId);
  try {
    await till?.stripe.products.update(productId, { name });
    return null;
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    return problem;
  }
}

/** Takes a plan off sale, or offers it again. Who has it keeps it. @returns false where there is none of that id */
export async function archiveTier(by: By, tierId: string, archived: boolean, now = new Date()): Promise<boolean> {
  const { publicationId } = by;
  return db.$transaction(async (tx) => {
    const tier = await tx.tier.findFirst({ where: { id: tierId, publicationId } });
    if (!tier) return false;
    const { count } = await tx.tier.updateMany({
      where: { id: tierId, publicationId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? now : null },
    });
    if (count === 0) return true;
    const act = archived ? 'payments.plan-archived' : 'payments.plan-restored';
    await recordActivity(tx, { ...by, act, objectId: tierId, objectName: tier.name });
    await touchPlans(tx, publicationId);
    return true;
  });
}

/** Puts a plan one place further up among those on sale; the first stays first. @returns false where none of that id is on sale */
export async function raiseTier(publicationId: string, tierId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // One publication's order is changed by one at a time.
    await tx.$queryRaw`select id from payment_account where publication_id = ${publicationId}::uuid for update`;
    const tiers = await tx.tier.findMany({
      where: { publicationId, archivedAt: null },
      orderBy: [{ position: 'asc' }, { createdAt: 'asc' }],
      select: { id: true },
    });
    const at = tiers.findIndex(({ id }) => id === tierId);
    const [raised] = at > 0 ? tiers.splice(at, 1) : [];
    if (raised) tiers.splice(at - 1, 0, raised);
    for (const [position, { id }] of tiers.entries()) await tx.tier.update({ where: { id, publicationId }, data: { position } });
    await touchPlans(tx, publicationId);
    return at >= 0;
  });
}
