import type pg from 'pg';
import { log } from '@/lib/log';

/** Ends the issues of which nothing is left to do: frozen, and no row pending. What is left of a cancelled issue is cancelled
 *  first, but for the rows a worker has in hand. Safe to repeat, from any number of workers. */
export async function finishIssues(database: pg.Pool): Promise<void> {
  const { rows: cancelled } = await database.query<{ id: string }>(
    'select id from issue where cancelled_at is not null and finished_at is null',
  );
  if (cancelled.length > 0)
    await database.query(
      `update delivery set state = 'cancelled', finished_at = now(), lease_until = null, lease_token = null
      where issue_id = any ($1::uuid[]) and state = 'pending' and (lease_until is null or lease_until < now())`,
      [cancelled.map(({ id }) => id)],
    );
  // The first pending row answers: `not exists` would be planned as a join with all of them, every second.
  const { rows } = await database.query<{ id: string }>(`
    update issue i set finished_at = now(), paused_at = null
    where i.finished_at is null and (i.frozen_at is not null or i.cancelled_at is not null)
      and (select true from delivery d where d.issue_id = i.id and d.state = 'pending' order by d.due_at, d.id limit 1) is null
    returning i.id`);
  for (const { id } of rows) log.info({ issueId: id }, 'issue.finished');
}
