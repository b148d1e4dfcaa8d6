import { safeNext } from '@/lib/auth/safe-next';
import { db } from '@/lib/db/db';
import type { Checkout, Payer, Publication } from '@/lib/db/types';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { publicationUrl } from '@/lib/publications/publication-url';
import { sha256 } from '@/lib/secrets/hash';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { getTill, type Till } from '../stripe/till';
import { makePayer } from './make-payer';
import { mayCheckout } from './may-checkout';
import { sessionParams } from './session-params';
import { trialAddressKey } from './trial-address';
import { hadTrial, type Order, orderOf, type Wish, type WishProblem } from './wish';

export type StartedCheckout =
  | { ok: true; url: string }
  | { ok: false; problem: 'email-invalid' | 'too-many' | 'already-paying' | WishProblem | StripeProblem };

type Asked = {
  publication: Pick<Publication, 'id' | 'host' | 'language'>;
  /** Unchecked; what a signed-in reader has when one is signed in */
  email: string;
  signedIn: { subscriberId: string | null } | null;
  wish: Wish;
  /** Where the reader wants to go on; only a path of this host is taken */
  next: unknown;
  /** The path to come back to without paying */
  back: string;
  /** The nonce in the cookie of the browser that asks */
  browser: string;
  ip: string;
};

/** Sends a reader to Stripe to pay: checks what may be bought, works out the amount, remembers the checkout and the post that
 *  led to it, and says where. It entitles to nothing. Whether the address is known or pays already is told to nobody but
 *  who is signed in with it. */
export async function startCheckout(asked: Asked, now = new Date()): Promise<StartedCheckout> {
  const { publication, signedIn, wish, ip } = asked;
  const email = parseEmail(asked.email);
  if (!email) return { ok: false, problem: 'email-invalid' };
  const till = await getTill(publication.id);
  if (!till) return { ok: false, problem: 'not-offered' };
  const ordered = await orderOf(till, wish, now);
  if (!ordered.ok) return ordered;
  if (wish.kind === 'plan' && signedIn?.subscriberId && (await pays(publication.id, signedIn.subscriberId)))
    return { ok: false, problem: 'already-paying' };
  if (!(await mayCheckout({ publicationId: publication.id, email, ip }))) return { ok: false, problem: 'too-many' };
  try {
    const payer = await makePayer(till, email, signedIn);
    return { ok: true, url: await openSession(till, { asked, payer, order: ordered.order, now }) };
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    log.warn({ publicationId: publication.id, problem }, 'checkout.refused');
    return { ok: false, problem };
  }
}

const RUNNING = ['active', 'trialing', 'past_due', 'unpaid'];
const pays = async (publicationId: string, subscriberId: string) =>
  (await db.paidSubscription.findFirst({
    where: { publicationId, subscriberId, endedAt: null, status: { in: RUNNING } },
    select: { id: true },
  })) !== null;

type Opening = { asked: Asked; payer: Payer; order: Order; now: Date };

async function openSession(till: Till, { asked, payer, order, now }: Opening): Promise<string> {
  const { publicationId, stripe } = till;
  const { publication, signedIn, browser, back } = asked;
  if (order.kind === 'subscription') await expireOthers(till, payer.id, now);
  const next = safeNext(asked.next);
  const checkout = await db.checkout.create({
    data: {
      ...{ publicationId, payerId: payer.id, next },
      ...{ kind: order.kind, amount: order.amount, currency: order.currency, quantity: order.quantity },
      priceId: order.price?.id ?? null,
      offerId: order.offer?.id ?? null,
      gift: order.gift ?? undefined,
      postId: await postOf(publicationId, next),
      stateHash: sha256(browser),
      mayStartSession: !signedIn && (await isNobodys(publicationId, payer.emailFolded)),
      createdAt: now,
    },
  });
  const session = await stripe.checkout.sessions.create(
    await sessionParams(till, {
      checkout,
      order,
      customer: payer.stripeCustomerId,
      language: publication.language,
      trialDays: await trialDaysOf(publicationId, payer.email, order),
      addresses: {
        success: publicationUrl(publication, `/upgrade/return?checkout=${checkout.id}`),
        cancel: publicationUrl(publication, back),
      },
    }),
    { idempotencyKey: `checkout:${checkout.id}` },
  );
  if (!session.url) throw new Error('Stripe opened a checkout without an address.');
  await db.checkout.update({ where: { id: checkout.id, publicationId }, data: { stripeSessionId: session.id } });
  log.info({ publicationId, checkoutId: checkout.id, kind: order.kind }, 'checkout.started');
  return session.url;
}

async function trialDaysOf(publicationId: string, email: string, { kind, tier, quantity }: Order): Promise<number> {
  if (kind !== 'subscription' || !tier || tier.trialDays === 0 || quantity > 1) return 0;
  return (await hadTrial(publicationId, trialAddressKey(publicationId, email))) ? 0 : tier.trialDays;
}

/** Nobody pays twice by two tabs: an older page that is still open closes. */
async function expireOthers({ publicationId, stripe }: Till, payerId: string, now: Date) {
  const open = await db.checkout.findMany({
    where: { publicationId, payerId, kind: 'subscription', completedAt: null, expiredAt: null, stripeSessionId: { not: null } },
    select: { id: true, stripeSessionId: true },
  });
  for (const { id, stripeSessionId } of open)
    try {
      await stripe.checkout.sessions.expire(stripeSessionId ?? '');
      await db.checkout.updateMany({ where: { id, publicationId }, data: { expiredAt: now } });
    } catch (error) {
      // Paid or expired meanwhile: its own event tells.
      if (!stripeProblem(error)) throw error;
    }
}

/** The post a reader comes from, by the path they go on to. */
async function postOf(publicationId: string, next: Checkout['next']): Promise<string | null> {
  const slug = /^\/p\/([^/?#]+)/.exec(next)?.[1];
  if (!slug) return null;
  const post = await db.post.findFirst({ where: { publicationId, slug: decoded(slug) }, select: { id: true } });
  return post?.id ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether an address belongs to nobody here: only then may whoever paid for it be signed in as it. */
async function isNobodys(publicationId: string, emailFolded: string): Promise<boolean> {
  const reads = await db.subscriber.findFirst({ where: { publicationId, emailFolded }, select: { id: true } });
  const user = await db.user.findUnique({ where: { email: foldEmail(emailFolded) }, select: { id: true } });
  return !reads && !user;
}
