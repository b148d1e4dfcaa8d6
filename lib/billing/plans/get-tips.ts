import { db } from '@/lib/db/db';

type Tips = {
  currency: string;
  livemode: boolean;
  /** Posts, and mails of posts, end with a way to leave one */
  onPosts: boolean;
  inMails: boolean;
};

/** In which currency a publication takes tips, and whether it is real money; null where it takes none. */
export async function getTips(publicationId: string): Promise<Tips | null> {
  const account = await db.paymentAccount.findUnique({ where: { publicationId } });
  if (!account?.tips || !account.chargesEnabled) return null;
  const { tipCurrency: currency, livemode, tipsOnPosts: onPosts, tipsInMails: inMails } = account;
  return { currency, livemode, onPosts, inMails };
}
