import { db } from '@/lib/db/db';

/** In which currency a publication takes tips, and whether it is real money; null where it takes none. */
export async function getTips(publicationId: string): Promise<{ currency: string; livemode: boolean } | null> {
  const account = await db.paymentAccount.findUnique({ where: { publicationId } });
  return account?.tips && account.chargesEnabled ? { currency: account.tipCurrency, livemode: account.livemode } : null;
}
