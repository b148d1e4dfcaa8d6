import getPort from 'get-port';
import Stripe from 'stripe';
import { afterAll, expect, test } from 'vitest';
import type { FinishedCheckout } from '@/lib/billing/checkout/finish-checkout';
import type { StartedCheckout } from '@/lib/billing/checkout/start-checkout';
import { connectOwnKey } from '@/lib/billing/connect/connect-account';
import { reconcilePayments } from '@/lib/billing/reconcile/reconcile-payments';
import { db } from '@/lib/db/db';
import { byCourant, make } from '@/lib/testing/make';
import { openMortal, openRelay } from './killed/mortal';
import { randomOf } from './random';
import { startStripe } from './server';
import { controlStripe, testKey } from './start';

const SEED = 20_261_128;
const READERS = 5;

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** A shop whose web and worker are processes that can be killed, with a relay on every way between them and Stripe. */
async function openShop() {
  const stand = await startStripe();
  closing.push(stand.stop);
  process.env.STRIPE_API_URL = stand.origin;
  const key = testKey();
  const publication = await make.publication();
  expect(await connectOwnKey(byCourant(publication.id), key)).toEqual({ ok: true });
  const { price } = await make.plan(publication.id);
  const webPort = await getPort();
  const [fromWeb, fromWorker] = [await openRelay(() => stand.origin), await openRelay(() => stand.origin)];
  const toWeb = await openRelay(() => `http://127.0.0.1:${webPort}`);
  const web = openMortal('e2e/stripe/killed/web.ts', [String(webPort)], { STRIPE_API_URL: fromWeb.url });
  const worker = openMortal('e2e/stripe/killed/worker.ts', [], { STRIPE_API_URL: fromWorker.url });
  closing.push(fromWeb.close, fromWorker.close, toWeb.close, web.end, worker.end);
  const stripe = new Stripe(key, { host: 'localhost', port: new URL(stand.origin).port, protocol: 'http' });
  const account = await db.paymentAccount.findUniqueOrThrow({ where: { publicationId: publication.id } });
  await stripe.webhookEndpoints.update(account.webhookEndpointId!, { url: `${toWeb.url}/${account.id}` });
  const ways = { fromWeb, fromWorker, toWeb };
  const control = controlStripe(stand.origin, key);
  return { publication, price, stripe, control, web, worker, webUrl: `http://127.0.0.1:${webPort}`, ways };
}

test(`whenever web or worker are killed, every payment is there once (seed ${SEED})`, { timeout: 240_000 }, async () => {
  const random = randomOf(SEED);
  const { publication, price, stripe, control, web, worker, webUrl, ways } = await openShop();
  await Promise.all([web.ready(), worker.ready()]);

  /** Asks the web as a browser does: where it died, the reader presses the button again. */
  async function ask<Answer>(path: string, body: object): Promise<Answer> {
    for (;;) {
      await web.ready();
      try {
        const answer = await fetch(`${webUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });
        if (answer.ok) return (await answer.json()) as Answer;
        throw new Error(await answer.text());
      } catch (error) {
        // Only the one who was killed may have failed.
        if (!(error instanceof TypeError)) throw error;
      }
    }
  }

  const emails = Array.from({ length: READERS }, (_, at) => `reader-${at}@example.com`);
  for (const [at, email] of emails.entries()) {
    const handedOn = () => random() < 0.5;
    const call = (most: number) => 1 + Math.floor(random() * most);
    // A checkout asks Stripe for a customer, a product, a price and a session; the first of all for each.
    ways.fromWeb.arm(call(at === 0 ? 4 : 2), handedOn(), web.kill);
    const wish = { kind: 'plan', priceId: price.id, amount: null, seats: 1, offerCode: null };
    const asked = {
      ...{ publication, email, wish, signedIn: null, next: '/', back: '/upgrade', browser: 'b' },
      ip: `203.0.113.${at}`,
    };
    const started = await ask<StartedCheckout>('/begin', asked);
    if (!started.ok) throw new Error(started.problem);
    ways.fromWeb.disarm();

    ways.toWeb.arm(call(4), handedOn(), web.kill);
    ways.fromWorker.arm(call(8), handedOn(), worker.kill);
    const fields = { act: 'pay', email, name: 'Rea', country: 'DE', card: '4242424242424242', expiry: '12/34', cvc: '123' };
    const paid = await fetch(started.url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    const checkoutId = new URL(paid.headers.get('location') ?? '').searchParams.get('checkout');
    ways.fromWeb.arm(call(4), handedOn(), web.kill);
    const finished = await ask<FinishedCheckout>('/return', { publicationId: publication.id, checkoutId, browser: 'b' });
    // Whoever comes back is told at once, whatever webhook is on its way.
    expect({ email, paid: finished.paid }).toEqual({ email, paid: true });
    ways.fromWeb.disarm();
  }
  expect(web.deaths()).toBeGreaterThanOrEqual(READERS);
  expect(worker.deaths()).toBeGreaterThanOrEqual(1);

  // Stripe comes again until it was heard, and a job whose worker died is another's.
  await expect
    .poll(
      async () => {
        await control.settled();
        const told = await stripe.events.list({ limit: 100 });
        const unheard = told.data.filter(({ pending_webhooks }) => pending_webhooks > 0).length;
        return { unheard, waiting: await db.stripeEvent.count({ where: { publicationId: publication.id, appliedAt: null } }) };
      },
      { timeout: 120_000, interval: 500 },
    )
    .toEqual({ unheard: 0, waiting: 0 });

  for (const email of emails) {
    const where = { publicationId: publication.id, payer: { email } };
    const reader = await db.subscriber.findFirst({
      where: { publicationId: publication.id, email },
      include: { subscription: true },
    });
    expect({
      email,
      tier: reader?.subscription?.tier,
      subscriptions: (await db.paidSubscription.findMany({ where })).map(({ status, mrr }) => [status, mrr]),
      payments: (await db.payment.findMany({ where })).map(({ status, amount }) => [status, amount]),
      movements: await db.mrrMovement.count({ where: { paidSubscription: { payer: { email } } } }),
      receipts: await db.notice.count({ where: { publicationId: publication.id, email, kind: 'receipt' } }),
    }).toEqual({
      ...{ email, tier: 'paid', subscriptions: [['active', 500]], payments: [['succeeded', 500]] },
      ...{ movements: 1, receipts: 1 },
    });
  }
  // At Stripe there is no more than that, and nothing differs.
  expect((await stripe.charges.list({ limit: 100 })).data).toHaveLength(READERS);
  expect(await reconcilePayments(publication.id)).toEqual([]);
});
