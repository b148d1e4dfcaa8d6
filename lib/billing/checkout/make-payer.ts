import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/db';
import type { Payer } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import type { Till } from '../stripe/till';

/** The customer of Stripe's who will pay. A signed-in reader is the one they were before; who is not signed in is a new one,
 *  for the page of a customer whom Stripe knows shows their name and card. @throws the SDK's errors */
export async function makePayer(till: Till, email: string, signedIn: { subscriberId: string | null } | null): Promise<Payer> {
  const { publicationId, stripe } = till;
  const known =
    signedIn?.subscriberId &&
    (await db.payer.findFirst({
      where: { publicationId, subscriberId: signedIn.subscriberId, emailFolded: foldEmail(email) },
      orderBy: { createdAt: 'desc' },
    }));
  if (known) return known;
  const id = randomUUID();
  const customer = await stripe.customers.create(
    { email, metadata: { publication: publicationId, payer: id } },
    { idempotencyKey: `payer:${id}` },
  );
  return db.payer.create({
    data: {
      ...{ id, publicationId, email },
      emailFolded: foldEmail(email),
      subscriberId: signedIn?.subscriberId ?? null,
      stripeCustomerId: customer.id,
    },
  });
}
