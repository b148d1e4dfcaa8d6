import { db } from '@/lib/db/db';

/** Lets old states go that were kept while someone wrote: all of the last day stay, then the last of each hour for a month,
 *  then the last of each day. What was published or restored, and what a save could not put over another's, stays as long
 *  as its post. Returns how many went; safe to repeat. */
export const thinRevisions = (now = new Date()): Promise<number> => db.$executeRaw`
  with ranked as (
    select id, row_number() over (
      partition by post_id,
        date_trunc(case when created_at < ${now}::timestamptz - interval '30 days' then 'day' else 'hour' end, created_at, 'UTC')
      order by created_at desc, id desc) as place
    from post_revision
    where reason = 'writing' and created_at < ${now}::timestamptz - interval '1 day'
      and not exists (select 1 from post where published_revision_id = post_revision.id)
  )
  delete from post_revision where id in (select id from ranked where place > 1)`;
