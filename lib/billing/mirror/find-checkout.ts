import { z } from 'zod';
import type { Checkout, Tx } from '@/lib/db/types';

/** The checkout that the metadata of an object of Stripe's names, where it is this publication's. */
export async function findCheckout(
  tx: Tx,
  publicationId: string,
  metadata: Record<string, string> | null,
): Promise<Checkout | null> {
  const id = z.uuid().safeParse(metadata?.checkout);
  return id.success ? tx.checkout.findFirst({ where: { id: id.data, publicationId } }) : null;
}
