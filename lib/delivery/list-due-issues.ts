import type pg from 'pg';
import { INSTALL_TRANSPORT } from '@/lib/mailer/issue-transport';

export type DueIssue = { id: string; publicationId: string };

/** The issues of publications that send by this transport, which have a row due now, and may be sent. The first row answers:
 *  `exists` would be planned as a join with all that is pending. */
export async function listDueIssues(database: pg.Pool, transport: string): Promise<DueIssue[]> {
  const { rows } = await database.query<DueIssue>({
    name: 'list-due-issues',
    text: `select i.id, i.publication_id as "publicationId" from issue i
      join publication p on p.id = i.publication_id and coalesce(p.issue_transport_id::text, '${INSTALL_TRANSPORT}') = $1
        and p.suspended_at is null and p.deleted_at is null
      where i.finished_at is null and i.paused_at is null and i.cancelled_at is null and (
        select true from delivery d where d.issue_id = i.id and d.state = 'pending' and d.due_at <= now()
          and (d.lease_until is null or d.lease_until < now())
        order by d.due_at, d.id limit 1)
      order by i.created_at`,
    values: [transport],
  });
  return rows;
}

/** Shares out `limit` rows: evenly over publications, then evenly over each one's issues, at least one for each, so that a
 *  huge issue never holds up a small one. */
export function shareOut(issues: DueIssue[], limit: number): number[] {
  const perPublication = new Map<string, number>();
  for (const { publicationId } of issues) perPublication.set(publicationId, (perPublication.get(publicationId) ?? 0) + 1);
  return issues.map(({ publicationId }) =>
    Math.max(1, Math.ceil(limit / perPublication.size / perPublication.get(publicationId)!)),
  );
}
