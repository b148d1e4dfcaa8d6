import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { PaymentAccount } from '@/lib/db/types';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { enqueue } from '@/lib/queue/queue';
import { isKnownEvent } from './mirror/event-types';
import { unsealKeys } from './stripe/sealed-keys';
import { isSignedBy } from './stripe/webhook-signature';

const Event = z.object({
  id: z.string().max(255),
  type: z.string().max(255),
  account: z.string().max(255).nullish(),
  livemode: z.boolean(),
  data: z.object({
    object: z.object({
      id: z.string().max(255).optional(),
      object: z.string().optional(),
      customer: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
    }),
  }),
});
type Event = z.infer<typeof Event>;

type Stored = { ok: true; stored: 'new' | 'again' | 'not-for-us' };
export type ReceivedEvent = Stored | { ok: false; problem: 'endpoint-unknown' | 'forged' | 'malformed' | 'account-mismatch' };

/** Stripe tells something. Checks the signature over the raw bytes, stores the event under its id with the job that applies
 *  it, in one transaction, and asks nothing of Stripe: the answer is quick. A repeat, a type that nobody listens to and an
 *  event of test money at an account of real money answer ok and do nothing. A database that is away throws: Stripe comes
 *  again. @param endpointId of the address, a payment account's; null for the one of the operator's own endpoints */
export async function receiveStripeEvent(
  { endpointId, body, signature }: { endpointId: string | null; body: Buffer; signature: string | null },
  now = new Date(),
): Promise<ReceivedEvent> {
  const own = endpointId === null ? null : await findAccount(endpointId);
  const secrets = endpointId === null ? (env().STRIPE_WEBHOOK_SECRET ?? '').split(',') : [webhookSecret(own)];
  const usable = secrets.map((secret) => secret.trim()).filter(Boolean);
  if (usable.length === 0) return { ok: false, problem: 'endpoint-unknown' };
  if (!signature || !usable.some((secret) => isSignedBy({ body, signature, secret, now })))
    return { ok: false, problem: 'forged' };
  const event = parse(body);
  if (!event) return { ok: false, problem: 'malformed' };
  if (!isKnownEvent(event.type)) return { ok: true, stored: 'not-for-us' };
  const account = own ?? (await accountOf(event));
  if (!account) return { ok: true, stored: 'not-for-us' };
  if (event.account && event.account !== account.accountId) return { ok: false, problem: 'account-mismatch' };
  if (event.livemode !== account.livemode) {
    log.warn({ publicationId: account.publicationId, event: event.id }, 'stripe-event.wrong-mode');
    return { ok: true, stored: 'not-for-us' };
  }
  return store(account.publicationId, event, now);
}

const findAccount = async (id: string) =>
  z.uuid().safeParse(id).success ? db.paymentAccount.findUnique({ where: { id } }) : null;
const webhookSecret = (account: PaymentAccount | null) => (account ? (unsealKeys(account.sealedKeys).webhookSecret ?? '') : '');

function parse(body: Buffer): Event | null {
  try {
    return Event.safeParse(JSON.parse(body.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** Whose event it is that came to the operator's endpoint: a connected account's, else the publication's that knows the
 *  customer. */
async function accountOf({ account, data }: Event): Promise<PaymentAccount | null> {
  if (account) return db.paymentAccount.findFirst({ where: { accountId: account, way: 'connect' } });
  const { customer } = data.object;
  const stripeCustomerId = typeof customer === 'object' ? customer?.id : customer;
  if (!stripeCustomerId) return null;
  return db.paymentAccount.findFirst({
    where: { way: 'install', publication: { payers: { some: { stripeCustomerId } } } },
  });
}

async function store(publicationId: string, event: Event, now: Date): Promise<Stored> {
  const { id, type, livemode, account, data } = event;
  const row = { publicationId, id, type, livemode, account, objectId: data.object.id ?? account ?? '', receivedAt: now };
  return db.$transaction(async (tx) => {
    const { count } = await tx.stripeEvent.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return { ok: true, stored: 'again' };
    // By name: the page that takes events loads nothing of what applies them.
    await enqueue(tx, 'apply-stripe-event', { publicationId, eventId: id });
    return { ok: true, stored: 'new' };
  });
}
