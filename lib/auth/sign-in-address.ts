import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';

/** Where a sign-in mail for this person goes: the address as it is stored, never as it was asked for. Null for who is
 *  neither in the team, nor asked to join it, nor ever confirmed a subscription here; and for a reader whose address is
 *  suppressed.
 *  A reader who unsubscribed from the posts may still sign in. Who was asked to join proves their address the same way: the
 *  mail they were asked by was sent to it. One query for all, so that its time tells nobody who it was.
 *  @param email folded */
export async function signInAddress(publicationId: string, email: string, tx: Tx = db): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ email: string }[]>`
    select email from (
      select u.email, 1 as place from team_member m join "user" u on u.id = m.user_id
      where m.publication_id = ${publicationId}::uuid and u.email = ${email}
      union all
      select s.email, 2 from subscriber s join subscription n on n.subscriber_id = s.id
      where s.publication_id = ${publicationId}::uuid and s.email_folded = ${email} and n.confirmed_at is not null
        and not exists (
          select 1 from suppression x where x.publication_id = ${publicationId}::uuid and x.email_folded = ${email})
      union all
      select i.email, 3 from invitation i
      where i.publication_id = ${publicationId}::uuid and i.email = ${email} and i.expires_at > now()
    ) as known order by place limit 1`;
  return found?.email ?? null;
}
