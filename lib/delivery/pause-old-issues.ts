import type pg from 'pg';
import { log } from '@/lib/log';
import { OLD_HOURS } from './old-hours';

/** Run when a sender starts: an issue that is over a day old and of which nothing was tried within a day comes from a backup that
 *  was restored, or from a machine that stood still. Its readers may have it, so it waits for the writer's word. */
export async function pauseOldIssues(database: pg.Pool): Promise<void> {
  const { rows } = await database.query<{ id: string }>(
    `update issue i set paused_at = now(), pause_reason = 'old', pause_detail = null
     where i.finished_at is null and i.cancelled_at is null and i.paused_at is null
       and greatest(i.split_decided_at, i.split_ends_at, i.resumed_at, i.created_at) < now() - make_interval(hours => $1)
       and not exists (select 1 from delivery d where d.issue_id = i.id and d.finished_at > now() - make_interval(hours => $1))
       and not exists (select 1 from delivery_attempt a join delivery d on d.id = a.delivery_id
         where d.issue_id = i.id and a.at > now() - make_interval(hours => $1))
     returning i.id`,
    [OLD_HOURS],
  );
  for (const { id } of rows) log.warn({ issueId: id, reason: 'old' }, 'issue.paused');
}
