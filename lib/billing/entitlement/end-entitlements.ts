import { db } from '@/lib/db/db';
import { recomputeEntitlement } from './recompute-entitlement';

const AT_ONCE = 500;

/** Weighs anew everybody whose paid reading ends by itself about now: gifts, comps, days of grace, pauses.
 *  Safe to repeat. @returns how many were weighed */
export async function endEntitlements(now = new Date()): Promise<number> {
  let weighed = 0;
  for (;;) {
    const due = await db.entitlement.findMany({
      where: { until: { lte: now } },
      orderBy: { until: 'asc' },
      take: AT_ONCE,
      select: { publicationId: true, subscriberId: true },
    });
    for (const one of due) await db.$transaction((tx) => recomputeEntitlement(tx, one, now));
    weighed += due.length;
    if (due.length < AT_ONCE) return weighed;
  }
}
