import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { CheckoutKind } from '@/lib/db/types';
import { log } from '@/lib/log';
import { sameSecret, sha256 } from '@/lib/secrets/hash';
import { mirrorCheckout } from '../mirror/mirror-checkout';
import { stripeProblem } from '../stripe/stripe-problem';
import { getTill } from '../stripe/till';

const DAY_MS = 86_400_000;

export type FinishedCheckout = {
  checkoutId: string;
  kind: CheckoutKind;
  next: string;
  /** It came back in the browser that left. Of another nothing more is told. */
  own: boolean;
  /** Stripe says it is paid */
  paid: boolean;
  /** Whom the browser may be signed in as; null where it has to be proved by mail */
  userId: string | null;
  /** Where a link to sign in goes, for who paid and may not be signed in just so */
  mailTo: string | null;
};

/** A reader comes back from Stripe. Asks Stripe what became of the checkout, so that the webhook need not be waited for, and
 *  says whether this browser may be signed in: only the one that left, within a day, once, and only when the address was
 *  nobody's here as it left and has not been proved by its owner since. Coming back entitles to nothing.
 *  @param browser the nonce in the browser's cookie. @returns null for a checkout that is not this publication's */
export async function finishCheckout(
  { publicationId, checkoutId, browser }: { publicationId: string; checkoutId: string; browser: string | null },
  now = new Date(),
): Promise<FinishedCheckout | null> {
  if (!z.uuid().safeParse(checkoutId).success) return null;
  const started = await db.checkout.findFirst({ where: { id: checkoutId, publicationId } });
  if (!started) return null;
  const { kind, next, stripeSessionId } = started;
  const own = browser !== null && sameSecret(sha256(browser), started.stateHash);
  const told = { checkoutId, kind, next, own, paid: false, userId: null, mailTo: null };
  if (!own || !stripeSessionId) return told;
  await askStripe(publicationId, stripeSessionId);
  const checkout = await db.checkout.findFirstOrThrow({ where: { id: checkoutId, publicationId }, include: { payer: true } });
  if (!checkout.completedAt) return told;
  const fresh = now.getTime() - checkout.createdAt.getTime() < DAY_MS;
  const reads = kind === 'subscription' || kind === 'once';
  if (!reads || !fresh) return { ...told, paid: true };
  const { email, emailFolded } = checkout.payer;
  const userId = checkout.mayStartSession ? await takeSession(publicationId, checkoutId, emailFolded) : null;
  return { ...told, paid: true, userId, mailTo: userId ? null : email };
}

async function askStripe(publicationId: string, stripeSessionId: string) {
  const till = await getTill(publicationId);
  try {
    if (till) await mirrorCheckout(till, stripeSessionId);
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    // The webhook comes by itself.
    log.warn({ publicationId, problem }, 'checkout.not-asked');
  }
}

/** The user to sign in, once for each checkout; null when the address was proved by somebody meanwhile. */
async function takeSession(publicationId: string, checkoutId: string, emailFolded: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.checkout.updateMany({
      where: { id: checkoutId, publicationId, mayStartSession: true },
      data: { mayStartSession: false },
    });
    if (count === 0) return null;
    const reads = await tx.subscriber.findFirst({ where: { publicationId, emailFolded }, select: { id: true } });
    if (!reads) return null;
    const known = await tx.user.findUnique({
      where: { email: emailFolded },
      select: { id: true, emailVerified: true, _count: { select: { memberships: true, sessions: true } } },
    });
    if (known) return known.emailVerified || known._count.memberships > 0 || known._count.sessions > 0 ? null : known.id;
    const { id } = await tx.user.create({ data: { email: emailFolded }, select: { id: true } });
    return id;
  });
}
