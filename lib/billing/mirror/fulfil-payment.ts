import { randomBytes } from 'node:crypto';
import type { Checkout, Payment, Tx } from '@/lib/db/types';
import { publicationUrl } from '@/lib/publications/publication-url';
import { enqueue } from '@/lib/queue/queue';
import { sha256 } from '@/lib/secrets/hash';
import { seal } from '@/lib/secrets/seal';
import { GiftDetails } from '../checkout/gift-details';
import { addMonths } from '../entitlement/add-months';
import { mailGift } from '../gifts/deliver-gift';

/** What is typed from paper: no letters that look alike (Crockford's alphabet). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 20;

/** 100 random bits: 20 letters of 5 bits. */
const newCode = () => [...randomBytes(CODE_LETTERS)].map((byte) => ALPHABET[byte % 32]).join('');

/** Gives what was paid once: the reading itself, or a gift with its code. Twice the same payment gives once.
 *  @returns where a gift made now is redeemed */
export async function fulfilPayment(
  tx: Tx,
  { payment, checkout, subscriberId }: { payment: Payment; checkout: Checkout | null; subscriberId: string | null },
  now: Date,
): Promise<{ giftUrl: string | null }> {
  if (!checkout || payment.status !== 'succeeded') return { giftUrl: null };
  if (payment.kind === 'gift') return { giftUrl: await makeGift(tx, payment, checkout, now) };
  if (payment.kind === 'once' && subscriberId) await grantOnce(tx, payment, checkout, subscriberId, now);
  return { giftUrl: null };
}

async function grantOnce(tx: Tx, payment: Payment, checkout: Checkout, subscriberId: string, now: Date) {
  const { publicationId } = payment;
  const price = checkout.priceId ? await tx.price.findFirst({ where: { id: checkout.priceId, publicationId } }) : null;
  if (!price) return;
  const startsAt = payment.paidAt ?? now;
  await tx.paidGrant.createMany({
    data: [
      {
        publicationId,
        subscriberId,
        reason: price.months === null ? 'lifetime' : 'once',
        tierId: price.tierId,
        startsAt,
        until: price.months === null ? null : addMonths(startsAt, price.months),
        paymentId: payment.id,
      },
    ],
    skipDuplicates: true,
  });
}

async function makeGift(tx: Tx, payment: Payment, checkout: Checkout, now: Date): Promise<string | null> {
  const { publicationId } = payment;
  if (await tx.gift.findUnique({ where: { paymentId: payment.id, publicationId }, select: { id: true } })) return null;
  const { tierId, recipientEmail, recipientName, message, deliverAt } = GiftDetails.parse(checkout.gift);
  const tier = await tx.tier.findFirst({ where: { id: tierId, publicationId }, select: { id: true } });
  const code = newCode();
  const { id: giftId } = await tx.gift.create({
    data: {
      publicationId,
      paymentId: payment.id,
      tierId: tier?.id ?? null,
      months: checkout.quantity,
      ...{ recipientEmail, recipientName, message },
      deliverAt,
      codeHash: sha256(code),
      sealedCode: seal('gift', code),
    },
    select: { id: true },
  });
  // By name: whoever mirrors a payment loads no job.
  if (deliverAt && new Date(deliverAt) > now) await enqueue(tx, 'deliver-gift', { publicationId, giftId }, new Date(deliverAt));
  else await mailGift(tx, { publicationId, giftId }, now);
  const publication = await tx.publication.findUniqueOrThrow({ where: { id: publicationId } });
  return publicationUrl(publication, `/gift/${code}`);
}
