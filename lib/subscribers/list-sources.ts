import { db } from '@/lib/db/db';

/** Where a publication's subscriptions came from, the usual ones also where there is none yet. One pass over its rows. */
export async function listSources(publicationId: string): Promise<string[]> {
  const rows = await db.subscription.findMany({
    where: { publicationId },
    distinct: ['source'],
    select: { source: true },
    orderBy: { source: 'asc' },
  });
  return [...new Set(['form', 'import', 'writer', ...rows.map(({ source }) => source)])];
}
