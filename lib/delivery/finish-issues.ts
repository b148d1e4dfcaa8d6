import type pg from 'pg';
import { log } from '@/lib/log';

/** Ends the issues of which nothing is left to do: frozen, and no row pending. What is left of a cancelled issue is cancelled
 *  first, but for the rows a worker has in hand. Safe to repeat, from any number of workers. */
export async function finishIssues(database: pg.Pool): Promise<void> {
  await database.query(`
    update delivery d set state = 'cancelled', finished_at = now(), lease_until = null, lease_token = null
    from issue i where i.id = d.issue_id and i.cancelled_at is not null and i.finished_at is null
      and d.state = 'pending' and (d.lease_until is null or d.lease_until < now())`);
  const { rows } = await database.query<{ id: string }>(`
    update issue i set finished_at = now(), paused_at = null
    where i.finished_at is null and (i.frozen_at is not null or i.cancelled_at is not null)
      and not exists (select 1 from delivery d where d.issue_id = i.id and d.state = 'pending')
    returning i.id`);
  for (const { id } of rows) log.info({ issueId: id }, 'issue.finished');
}
