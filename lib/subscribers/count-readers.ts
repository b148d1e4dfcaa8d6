import { db } from '@/lib/db/db';
import { type Audience, readerFilter } from './reader-filter';

/** How many readers an issue to this audience would reach now. One index scan of the publication's subscriptions. */
export async function countReaders(publicationId: string, audience: Audience): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    select count(*) from subscription s join subscriber r on r.id = s.subscriber_id
    where s.publication_id = ${publicationId}::uuid and ${readerFilter(audience)}`;
  return Number(row?.count ?? 0);
}
