import { db } from '@/lib/db/db';
import { INSTALL_TRANSPORT } from '@/lib/mailer/issue-transport';
import { HELD_UNTIL } from './subject-split';

type IssueState = 'starting' | 'sending' | 'trying' | 'waiting' | 'paused' | 'cancelled' | 'finished';

export type IssueProgress = {
  /** starting: the audience is being frozen. trying: only those are left who wait for the best subject. waiting: only tries that
   *  were put off are left. */
  state: IssueState;
  /** How many readers it goes to; grows while it is starting. The counts below add up to it. */
  audience: number;
  /** Not yet tried */
  pending: number;
  /** Waits for the best subject */
  held: number;
  /** Put off by the server, to be tried again */
  deferred: number;
  accepted: number;
  bounced: number;
  failed: number;
  /** Handed over twice without an answer: it may have arrived */
  uncertain: number;
  skipped: number;
  cancelled: number;
  /** The earliest of the tries that were put off; null when there is none */
  nextTryAt: Date | null;
  startedAt: Date;
  finishedAt: Date | null;
  /** Why it is paused, and the server's words where it had some */
  pause: { reason: string; detail: string | null; at: Date } | null;
  /** Why nothing can be sent at the moment: the relay is away (connect), does not let us in (auth), or its quota is used up,
   *  the one set or one that the server announced (quota). null while it works. */
  relay: { stage: string; detail: string; since: Date; nextTryAt: Date } | null;
};

type Counts = Record<
  'pending' | 'held' | 'deferred' | 'accepted' | 'bounced' | 'failed' | 'uncertain' | 'skipped' | 'cancelled',
  number
> & { audience: number; nextTryAt: Date | null };

/** How far an issue has come, counted from its rows in one query, so that the numbers always add up.
 *  @returns null for an issue this publication does not have */
export async function getIssueProgress(publicationId: string, issueId: string): Promise<IssueProgress | null> {
  const issue = await db.issue.findFirst({ where: { id: issueId, publicationId }, include: { publication: true } });
  if (!issue) return null;
  const [counts] = await db.$queryRaw<Counts[]>`
    select count(*)::int as audience,
      (count(*) filter (where state = 'pending' and last_reply is null and due_at < ${HELD_UNTIL}))::int as pending,
      (count(*) filter (where state = 'pending' and due_at >= ${HELD_UNTIL}))::int as held,
      (count(*) filter (where state = 'pending' and (last_reply is not null)))::int as deferred,
      (count(*) filter (where state = 'accepted'))::int as accepted,
      (count(*) filter (where state = 'bounced'))::int as bounced,
      (count(*) filter (where state = 'failed'))::int as failed,
      (count(*) filter (where state = 'uncertain'))::int as uncertain,
      (count(*) filter (where state = 'skipped'))::int as skipped,
      (count(*) filter (where state = 'cancelled'))::int as cancelled,
      min(due_at) filter (where state = 'pending' and (last_reply is not null)) as "nextTryAt"
    from delivery where issue_id = ${issueId}::uuid and publication_id = ${publicationId}::uuid`;
  if (!counts) throw new Error('an aggregate returned no row');
  const open = counts.pending + counts.held + counts.deferred > 0;
  const trouble =
    open && !issue.pausedAt
      ? await db.relayTrouble.findUnique({ where: { lane: issue.publication.issueTransportId ?? INSTALL_TRANSPORT } })
      : null;
  return {
    ...counts,
    state: stateOf(issue, counts),
    startedAt: issue.createdAt,
    finishedAt: issue.finishedAt,
    pause: issue.pausedAt && { reason: issue.pauseReason ?? 'writer', detail: issue.pauseDetail, at: issue.pausedAt },
    relay: trouble && { stage: trouble.stage, detail: trouble.detail, since: trouble.since, nextTryAt: trouble.nextTryAt },
  };
}

type Dates = { cancelledAt: Date | null; finishedAt: Date | null; pausedAt: Date | null; frozenAt: Date | null };

function stateOf(issue: Dates, { pending, held, deferred }: Counts): IssueState {
  if (issue.cancelledAt) return 'cancelled';
  if (issue.finishedAt) return 'finished';
  if (issue.pausedAt) return 'paused';
  if (!issue.frozenAt) return 'starting';
  if (pending === 0 && held > 0) return 'trying';
  return pending === 0 && deferred > 0 ? 'waiting' : 'sending';
}
