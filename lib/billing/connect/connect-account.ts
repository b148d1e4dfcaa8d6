import type Stripe from 'stripe';
import { db } from '@/lib/db/db';
import type { PaymentAccount, PaymentWay, Tx } from '@/lib/db/types';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { touchPages } from '@/lib/pages/touch-pages';
import { publicationUrl } from '@/lib/publications/publication-url';
import { type By, recordActivity } from '@/lib/publications/record-activity';
import { EVENT_TYPES } from '../mirror/event-types';
import { sealKeys, unsealKeys } from '../stripe/sealed-keys';
import { stripeClient } from '../stripe/stripe-client';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { openTill } from '../stripe/till';
import { clearTestMoney } from './clear-test-money';

export type Connected =
  | { ok: true }
  | { ok: false; problem: 'key-malformed' | 'no-install-key' | 'other-account' | 'webhook-refused' | StripeProblem };

const KEY = /^(sk|rk)_(test|live)_\w{8,250}$/;

/** The publication takes money by a secret key of its own, which is tried at once and kept sealed. Safe to repeat: a new
 *  key of the same account takes the place of the old one. */
export async function connectOwnKey(by: By, typed: string): Promise<Connected> {
  const secretKey = typed.trim();
  if (!KEY.test(secretKey)) return { ok: false, problem: 'key-malformed' };
  return connect({ by, way: 'own_keys', key: secretKey });
}

/** The publication takes money into the account of the install. */
export async function connectInstallAccount(by: By): Promise<Connected> {
  const { STRIPE_SECRET_KEY: key, STRIPE_FEE_PERCENT: connectOnly } = env();
  // Where publications connect accounts of their own, the install's is the operator's.
  if (!key || connectOnly !== undefined) return { ok: false, problem: 'no-install-key' };
  return connect({ by, way: 'install', key });
}

type Wanted = { by: By; way: Extract<PaymentWay, 'own_keys' | 'install'>; key: string };

async function connect({ by, way, key }: Wanted): Promise<Connected> {
  const { publicationId } = by;
  const stripe = stripeClient(key);
  try {
    const found = await stripe.accounts.retrieveCurrent();
    const livemode = /_live_/.test(key);
    const row = await saveAccount(by, { way, accountId: found.id, livemode, chargesEnabled: found.charges_enabled });
    if (!row) return { ok: false, problem: 'other-account' };
    const saved = await listen(stripe, row, way === 'own_keys' ? key : undefined);
    if (!saved) return { ok: false, problem: 'webhook-refused' };
    log.info({ publicationId, way, livemode }, 'payments.connected');
    return { ok: true };
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    // An account that nothing is heard of must not take money.
    await db.paymentAccount.deleteMany({ where: { publicationId, sealedKeys: null, way } });
    return { ok: false, problem };
  }
}

type Given = Pick<PaymentAccount, 'way' | 'accountId' | 'livemode' | 'chargesEnabled'>;

/** Whether the account holds readers' real money, so that no other may take its place. */
export const readersPayInto = async (tx: Tx, { publicationId, livemode }: PaymentAccount): Promise<boolean> =>
  livemode && (await tx.payer.count({ where: { publicationId } })) > 0;

/** Writes which account it is. Another account than before takes the place of test money alone, which is forgotten.
 *  @returns null where readers pay into another account */
export async function saveAccount(by: By, given: Given): Promise<PaymentAccount | null> {
  const { publicationId } = by;
  const { accountId, livemode } = given;
  return db.$transaction(async (tx) => {
    const before = await tx.paymentAccount.findUnique({ where: { publicationId } });
    if (before && (before.accountId !== accountId || before.livemode !== livemode)) {
      if (await readersPayInto(tx, before)) return null;
      await clearTestMoney(tx, publicationId);
    }
    const data = { ...given, publicationId, problem: null };
    const row = await tx.paymentAccount.upsert({ where: { publicationId }, create: data, update: data });
    const { host } = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { host: true } });
    await recordActivity(tx, { ...by, act: 'payments.connected', objectName: accountId });
    await touchPages(tx, [`host:${host}`]);
    return row;
  });
}

/** Registers where Stripe tells what happens, in place of an older endpoint, and keeps its secret sealed.
 *  @returns null when Stripe does not take our address and the operator gave no secret of an endpoint of theirs */
async function listen(stripe: Stripe, row: PaymentAccount, secretKey?: string): Promise<PaymentAccount | null> {
  const { id, publicationId, webhookEndpointId: older } = row;
  const publication = await db.publication.findUniqueOrThrow({ where: { id: publicationId } });
  const endpoint = await register(stripe, publicationUrl(publication, `/api/stripe/webhook/${id}`), publicationId);
  const listensAnyway = row.way === 'install' && env().STRIPE_WEBHOOK_SECRET !== undefined;
  if (!endpoint && !listensAnyway) {
    await db.paymentAccount.delete({ where: { id, publicationId } });
    return null;
  }
  if (older) await forgetEndpoint(stripe, older);
  return db.paymentAccount.update({
    where: { id, publicationId },
    data: { webhookEndpointId: endpoint?.id ?? null, sealedKeys: sealKeys({ secretKey, webhookSecret: endpoint?.secret }) },
  });
}

/** Null for an address that Stripe cannot reach, such as one on this machine. */
async function register(stripe: Stripe, url: string, publicationId: string) {
  try {
    return await stripe.webhookEndpoints.create({
      url,
      enabled_events: [...EVENT_TYPES],
      api_version: '2026-10-28.endive',
      metadata: { publication: publicationId },
    });
  } catch (error) {
    if (stripeProblem(error) === 'refused') return null;
    throw error;
  }
}

async function forgetEndpoint(stripe: Stripe, endpointId: string) {
  try {
    await stripe.webhookEndpoints.del(endpointId);
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    // It is gone already, or was another account's: what it tells is refused here anyway.
    log.warn({ problem }, 'stripe-endpoint.kept');
  }
}

export type Disconnected = { ok: true } | { ok: false; problem: 'readers-pay' | StripeProblem };

/** The publication takes no more money. Refused while readers pay: they would go on paying for nothing. */
export async function disconnectPayments(by: By): Promise<Disconnected> {
  const { publicationId } = by;
  const row = await db.paymentAccount.findUnique({ where: { publicationId } });
  if (!row) return { ok: true };
  const paying = await db.paidSubscription.count({ where: { publicationId, endedAt: null, status: { not: 'incomplete' } } });
  if (paying > 0 && row.livemode) return { ok: false, problem: 'readers-pay' };
  if (row.webhookEndpointId && (row.way !== 'own_keys' || unsealKeys(row.sealedKeys).secretKey))
    await forgetEndpoint(openTill(row).stripe, row.webhookEndpointId);
  await db.$transaction(async (tx) => {
    if (!row.livemode) await clearTestMoney(tx, publicationId);
    await tx.paymentAccount.deleteMany({ where: { publicationId } });
    await recordActivity(tx, { ...by, act: 'payments.disconnected', objectName: row.accountId });
    const { host } = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { host: true } });
    await touchPages(tx, [`host:${host}`]);
  });
  log.info({ publicationId }, 'payments.disconnected');
  return { ok: true };
}
