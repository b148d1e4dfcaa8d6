import { db } from '@/lib/db/db';
import type { Price, Tier } from '@/lib/db/types';

/** A price of this publication that is on sale, with its plan; null for any other. */
export const getPrice = (publicationId: string, priceId: string): Promise<(Price & { tier: Tier }) | null> =>
  db.price.findFirst({
    where: { id: priceId, publicationId, archivedAt: null, tier: { archivedAt: null } },
    include: { tier: true },
  });
