import type { Tx } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';

/** Makes the pages stale that show what can be paid for. */
export async function touchPlans(tx: Tx, publicationId: string): Promise<void> {
  const { host } = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { host: true } });
  await touchPages(tx, [`host:${host}`]);
}
