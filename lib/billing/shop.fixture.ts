import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { byCourant, make } from '@/lib/testing/make';
import { startStripe } from '@/lib/testing/stripe-stand-in';
import { startCheckout } from './checkout/start-checkout';
import type { Wish } from './checkout/wish';
import { connectOwnKey } from './connect/connect-account';
import { applyStripeEvent } from './mirror/apply-stripe-event';
import { isKnownEvent } from './mirror/event-types';

export const BROWSER = 'nonce-of-a-browser';

type Over = { email?: string; signedIn?: { subscriberId: string | null }; next?: string; ip?: string };
type Stand = Awaited<ReturnType<typeof startStripe>>;
type Account = Awaited<ReturnType<Stand['account']>>;

/** For tests: before each a publication that takes money by an account of its own at Stripe's stand-in, whose events wait to be
 *  applied. */
export function testShop() {
  let stand: Stand;
  let stripe: Account;
  let publication: Publication;
  let serial = 0;

  beforeAll(async () => {
    stand = await startStripe();
    process.env.STRIPE_API_URL = stand.url;
  });
  afterAll(() => stand.stop());
  beforeEach(async () => {
    stripe = await stand.account();
    publication = await make.publication();
    expect(await connectOwnKey(byCourant(publication.id), ` ${stripe.key}\n`)).toEqual({ ok: true });
  });

  const newAddress = () => `reader-${++serial}@example.com`;
  const begin = (wish: Wish, over: Over = {}) =>
    startCheckout({
      ...{ publication, wish, email: newAddress(), signedIn: null, next: '/', back: '/upgrade', browser: BROWSER },
      ip: `203.0.113.${serial % 250}`,
      ...over,
    });
  /** Applies what Stripe told, in any order. */
  async function apply(order: (ids: string[]) => string[] = (ids) => ids) {
    const events = (await stripe.events()).filter(({ type }) => isKnownEvent(type));
    await db.stripeEvent.createMany({
      data: events.map(({ id, type, data }) => ({
        ...{ publicationId: publication.id, id, type, livemode: false },
        objectId: data.object.id,
      })),
      skipDuplicates: true,
    });
    for (const id of order(events.map(({ id }) => id))) await applyStripeEvent(publication.id, id);
  }
  return {
    /** Those of the test that runs. */
    now: () => ({ stand, stripe, publication }),
    newAddress,
    begin,
    apply,
    /** Pays for a wish, and applies what Stripe tells. */
    async pay(wish: Wish, over: Over & { card?: string } = {}) {
      const email = over.email ?? newAddress();
      const started = await begin(wish, { ...over, email });
      if (!started.ok) throw new Error(started.problem);
      const back = await stand.pay(started.url, over.card ? { card: over.card } : {});
      await apply();
      return { email, back, checkoutId: new URL(back ?? '', 'http://x').searchParams.get('checkout') ?? '' };
    },
    planWish: (priceId: string, over: Partial<Extract<Wish, { kind: 'plan' }>> = {}): Wish => ({
      ...{ kind: 'plan', priceId, amount: null, seats: 1, offerCode: null },
      ...over,
    }),
    reader: (email: string) =>
      db.subscriber.findFirstOrThrow({
        where: { publicationId: publication.id, email },
        include: { subscription: true, entitlement: true, paidSubscriptions: true },
      }),
    notices: (kind: string, email: string) => db.notice.count({ where: { publicationId: publication.id, kind, email } }),
    /** What the activity log says, oldest first. */
    acts: async () =>
      (await db.activity.findMany({ where: { publicationId: publication.id }, orderBy: { id: 'asc' } })).map(
        ({ act, objectName }) => `${act} ${objectName}`.trim(),
      ),
  };
}
