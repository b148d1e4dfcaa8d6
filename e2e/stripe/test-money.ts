import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import Stripe from 'stripe';
import { isKnownEvent } from '@/lib/billing/mirror/event-types';
import { db } from '@/lib/db/db';
import type { TestPublication } from '../fixtures';
import { controlStripe, testKey } from './start';

/** The key of an account at Stripe itself, where the journeys are to run against it. */
const realKey = () => process.env.STRIPE_SECRET_KEY;

/** An account for test money: one of the stand-in's own for each test, or, with STRIPE_SECRET_KEY=sk_test_… given, Stripe's.
 *  Stripe cannot reach a site on this machine, so its events are carried over, signed as it would.
 *  @param own the key of an account of the stand-in's that somebody else has made */
export function openTestMoney(publication: TestPublication, own = testKey()) {
  const real = realKey();
  const key = real ?? own;
  const { hostname, port } = new URL(process.env.STRIPE_API_URL ?? 'http://localhost');
  const stripe = new Stripe(key, real ? {} : { host: hostname, port, protocol: 'http' });
  const since = Math.floor(Date.now() / 1000);
  const carried = new Set<string>();

  const carry = async () => {
    for await (const event of stripe.events.list({ created: { gte: since }, limit: 100 })) {
      if (carried.has(event.id) || !isKnownEvent(event.type)) continue;
      carried.add(event.id);
      const body = JSON.stringify(event);
      const at = Math.floor(Date.now() / 1000);
      const secret = process.env.STRIPE_WEBHOOK_SECRET ?? '';
      const signature = `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
      await fetch(`${process.env.SITE_URL}/api/stripe/webhook`, {
        method: 'POST',
        body,
        headers: { 'stripe-signature': signature },
      });
    }
  };

  return {
    isReal: real !== undefined,
    key,
    stripe,
    /** What only the stand-in can do. */
    control: controlStripe(process.env.STRIPE_API_URL ?? '', key),
    /** Until all that Stripe had to tell has been told. */
    async told() {
      if (real) await carry();
      else await controlStripe(process.env.STRIPE_API_URL ?? '', key).settled();
    },
    /** A clock, and the customer who lives by it in place of the one that a checkout would make for this reader. */
    async clockFor(reader: { subscriberId: string; email: string }) {
      const clock = await stripe.testHelpers.testClocks.create({ frozen_time: since });
      const customer = await stripe.customers.create({ email: reader.email, test_clock: clock.id });
      await db.payer.create({
        data: {
          publicationId: publication.id,
          subscriberId: reader.subscriberId,
          email: reader.email,
          emailFolded: reader.email.toLowerCase(),
          stripeCustomerId: customer.id,
        },
      });
      return {
        customerId: customer.id,
        /** Lets days pass, counted from the beginning. */
        async until(days: number) {
          await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: since + days * 86_400 });
          while ((await stripe.testHelpers.testClocks.retrieve(clock.id)).status !== 'ready') await wait(2_000);
          if (real) await carry();
          else await controlStripe(process.env.STRIPE_API_URL ?? '', key).settled();
        },
      };
    },
  };
}
export type TestMoney = ReturnType<typeof openTestMoney>;
