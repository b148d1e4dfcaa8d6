import { db } from '@/lib/db/db';
import { readOpenToken } from '@/lib/delivery/reading-urls';
import { TOO_SOON_SECONDS } from './is-machine';

/** Writes down that the picture of one reader's mail was fetched on a host of its publication: the first time by what looks like
 *  a reader, and the first by a machine. Nothing is kept of who asked. A forged token, another host, an issue or a publication
 *  that does not count: nothing happens, and nobody is told. Safe to repeat. */
export async function recordOpen(publicationId: string, token: string, byMachine: boolean): Promise<void> {
  const deliveryId = readOpenToken(token);
  if (!deliveryId) return;
  await db.$executeRaw`
    insert into reading as r (delivery_id, issue_id, publication_id, opened_at, prefetched_at)
    select d.id, d.issue_id, d.publication_id, case when not m.machine then now() end, case when m.machine then now() end
    from delivery d
    join issue i on i.id = d.issue_id and i.counts_reading
    join publication p on p.id = d.publication_id and p.counts_reading
    cross join lateral (select ${byMachine} or coalesce(d.finished_at, now())
      > now() - make_interval(secs => ${TOO_SOON_SECONDS}) as machine) m
    where d.id = ${deliveryId}::uuid and d.publication_id = ${publicationId}::uuid
    on conflict (delivery_id) do update set
      opened_at = coalesce(r.opened_at, excluded.opened_at), prefetched_at = coalesce(r.prefetched_at, excluded.prefetched_at)
    where (r.opened_at is null and excluded.opened_at is not null)
      or (r.prefetched_at is null and excluded.prefetched_at is not null)`;
}
