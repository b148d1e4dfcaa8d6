import { db } from '@/lib/db/db';
import { offerWords } from './get-upgrade';

export type OfferRow = {
  id: string;
  code: string;
  /** "20% off your first payment." */
  words: string;
  plan: string | null;
  redemptions: number;
  maxRedemptions: number | null;
  expiresAt: Date | null;
  /** Can be taken up now */
  running: boolean;
};

/** A publication's offers that were not ended by hand, newest first. */
export async function listOffers(publicationId: string, now = new Date()): Promise<OfferRow[]> {
  const rows = await db.offer.findMany({
    where: { publicationId, archivedAt: null },
    orderBy: { createdAt: 'desc' },
    include: { tier: { select: { name: true } }, _count: { select: { checkouts: { where: { completedAt: { not: null } } } } } },
  });
  return rows.map((row) => {
    const redemptions = row._count.checkouts;
    const usedUp = row.maxRedemptions !== null && redemptions >= row.maxRedemptions;
    return {
      ...{ id: row.id, code: row.code, words: offerWords(row), plan: row.tier?.name ?? null, redemptions },
      ...{ maxRedemptions: row.maxRedemptions, expiresAt: row.expiresAt },
      running: !usedUp && (!row.expiresAt || row.expiresAt > now),
    };
  });
}
