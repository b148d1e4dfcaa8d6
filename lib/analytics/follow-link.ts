import { db } from '@/lib/db/db';
import { readClickToken } from '@/lib/delivery/reading-urls';
import { TOO_QUICK_SECONDS, TOO_SOON_SECONDS } from './is-machine';

type Link = { deliveryId: string; issueId: string; number: number; url: string; counts: boolean };

/** Where a link of one reader's mail leads, and writes down that it was followed. It leads only where the message of that issue
 *  led, so nobody can make it lead elsewhere; a link from the part that is paid for only for who got that part. It goes on
 *  leading there when counting was turned off, or the reader is gone.
 *  @returns null for a forged token, a number the message does not have, and on a host of another publication */
export async function followLink(
  publicationId: string,
  token: string,
  number: number,
  byMachine: boolean,
): Promise<string | null> {
  const deliveryId = readClickToken(token);
  if (!deliveryId) return null;
  const [link] = await db.$queryRaw<Link[]>`
    select d.id as "deliveryId", l.issue_id as "issueId", l.number, l.url, p.counts_reading as counts
    from delivery d
    join issue_link l on l.issue_id = d.issue_id and l.number = ${number} and (not l.paid_only or d.variant = 'paid')
    join publication p on p.id = d.publication_id
    where d.id = ${deliveryId}::uuid and d.publication_id = ${publicationId}::uuid`;
  if (!link) return null;
  if (link.counts) await recordClick(publicationId, link, byMachine);
  return link.url;
}

async function recordClick(publicationId: string, { deliveryId, issueId, number }: Link, byMachine: boolean) {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      insert into link_click as c (delivery_id, number, issue_id, publication_id, clicked_at, scanned_at)
      select d.id, ${number}, ${issueId}::uuid, ${publicationId}::uuid,
        case when not m.machine then now() end, case when m.machine then now() end
      from delivery d cross join lateral (select ${byMachine} or coalesce(d.finished_at, now())
        > now() - make_interval(secs => ${TOO_SOON_SECONDS}) as machine) m
      where d.id = ${deliveryId}::uuid
      on conflict (delivery_id, number) do update set
        clicked_at = coalesce(c.clicked_at, excluded.clicked_at), scanned_at = coalesce(c.scanned_at, excluded.scanned_at)
      where (c.clicked_at is null and excluded.clicked_at is not null)
        or (c.scanned_at is null and excluded.scanned_at is not null)`;
    // A scanner that calls itself a browser gives itself away by following all links at once.
    await tx.$executeRaw`
      update link_click c set scanned_at = coalesce(c.scanned_at, c.clicked_at), clicked_at = null
      where c.delivery_id = ${deliveryId}::uuid and c.clicked_at > now() - make_interval(secs => ${TOO_QUICK_SECONDS})
        and exists (select 1 from link_click o where o.delivery_id = c.delivery_id and o.number <> c.number
          and coalesce(o.clicked_at, o.scanned_at) > now() - make_interval(secs => ${TOO_QUICK_SECONDS}))`;
  });
}
