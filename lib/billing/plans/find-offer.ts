import { db } from '@/lib/db/db';
import type { Offer } from '@/lib/db/types';

/** The offer a code or a link names, while it runs and is not used up; null for any other. Used up is counted from paid
 *  checkouts, so one that is left half-way takes none away. @param code in either case */
export async function findOffer(publicationId: string, code: string, now: Date): Promise<Offer | null> {
  const offer = await db.offer.findUnique({
    where: { publicationId_code: { publicationId, code: code.trim().toLowerCase() } },
    include: { _count: { select: { checkouts: { where: { completedAt: { not: null } } } } } },
  });
  if (!offer || offer.archivedAt || (offer.expiresAt && offer.expiresAt <= now)) return null;
  const { _count, ...row } = offer;
  return row.maxRedemptions !== null && _count.checkouts >= row.maxRedemptions ? null : row;
}
