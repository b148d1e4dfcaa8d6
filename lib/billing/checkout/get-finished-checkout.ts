import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { CheckoutKind } from '@/lib/db/types';
import { sameSecret, sha256 } from '@/lib/secrets/hash';
import { unseal } from '@/lib/secrets/seal';

export type CheckoutView = {
  kind: CheckoutKind;
  next: string;
  /** Mirrored as paid */
  paid: boolean;
  /** What of a gift is passed on; null until it is paid, and for all else */
  gift: {
    code: string;
    months: number;
    recipientEmail: string | null /** When it is mailed, on a day to come */;
    deliverAt: Date | null;
  } | null;
};

/** What became of a checkout, for the browser that began it; null for any other, and for another publication's. */
export async function getFinishedCheckout(
  publicationId: string,
  checkoutId: string,
  browser: string | null,
): Promise<CheckoutView | null> {
  if (browser === null || !z.uuid().safeParse(checkoutId).success) return null;
  const checkout = await db.checkout.findFirst({ where: { id: checkoutId, publicationId } });
  if (!checkout || !sameSecret(sha256(browser), checkout.stateHash)) return null;
  const { kind, next, completedAt } = checkout;
  const gift =
    kind === 'gift' ? await db.gift.findFirst({ where: { publicationId, payment: { checkoutId }, revokedAt: null } }) : null;
  return {
    ...{ kind, next },
    paid: completedAt !== null,
    gift: gift && {
      ...{ code: String(unseal('gift', gift.sealedCode)), months: gift.months, recipientEmail: gift.recipientEmail },
      deliverAt: gift.deliveredAt ? null : gift.deliverAt,
    },
  };
}
