import type { Publication, Tx } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';

/** Makes stale all that is kept for any host of a publication: its own, and those that lead there. For what changes whether it
 *  is found at all; a change of its looks touches its own host alone. */
export async function touchHosts(tx: Tx, { id: publicationId, host }: Pick<Publication, 'id' | 'host'>) {
  const others = await tx.publicationHost.findMany({ where: { publicationId }, select: { host: true } });
  await touchPages(
    tx,
    [host, ...others.map((other) => other.host)].map((each) => `host:${each}`),
  );
}
