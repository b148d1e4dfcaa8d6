import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { OLD_HOURS } from './old-hours';
import { HELD_UNTIL } from './subject-split';
import { wakeSenders } from './wake-senders';

/** Fewer opens or clicks than these, over all subjects, say nothing: then it is the first one. */
const FEW_SIGNS = 10;
/** A reader whose turn has not come can give no sign; they are waited for, but not for ever. */
const LOOK_AGAIN_MINUTES = 5;
const WAIT_HOURS = 12;

export type SubjectResult = {
  number: number;
  /** Readers whose server took it */
  accepted: number;
  opened: number;
  clicked: number;
};
export type SubjectReason = 'more-signs' | 'tie' | 'few-signs';
type Open = {
  by: string;
  endsAt: Date;
  isDue: boolean;
  mayWait: boolean;
  /** Its time was over a day ago, and nobody said since that it may go on. */
  isOld: boolean;
  isPaused: boolean;
  isFrozen: boolean;
};

/** How the subjects of an issue did among those who tried them, in the order of their numbers. */
export const subjectResults = (tx: Tx, issueId: string): Promise<SubjectResult[]> =>
  tx.$queryRaw<SubjectResult[]>`
    select s.number, count(d.id) filter (where d.state = 'accepted')::int as accepted,
      count(d.id) filter (where r.opened_at is not null or c.clicked)::int as opened,
      count(d.id) filter (where c.clicked)::int as clicked
    from issue_subject s
    left join delivery d on d.issue_id = s.issue_id and d.subject_number = s.number
    left join reading r on r.delivery_id = d.id
    left join lateral (
      select true as clicked from link_click where delivery_id = d.id and clicked_at is not null limit 1) c on true
    where s.issue_id = ${issueId}::uuid group by s.number order by s.number`;

/** Which subject is the best: the one with the most signs for each mail that arrived. Of equals it is the first, and of too
 *  few signs as well. */
export function bestSubject(results: SubjectResult[], by: string): { winner: number; reason: SubjectReason } {
  const signs = ({ opened, clicked }: SubjectResult) => (by === 'clicks' ? clicked : opened);
  const rate = (result: SubjectResult) => (result.accepted > 0 ? signs(result) / result.accepted : 0);
  if (results.reduce((sum, result) => sum + signs(result), 0) < FEW_SIGNS) return { winner: 0, reason: 'few-signs' };
  const best = Math.max(...results.map(rate));
  const [first, ...more] = results.filter((result) => rate(result) === best);
  return { winner: first?.number ?? 0, reason: more.length > 0 ? 'tie' : 'more-signs' };
}

/** Decides which subject the rest of an issue's readers get, and makes them due: in one transaction, once. Does nothing before
 *  its time, while the issue is paused (resuming asks again), or once it is decided, cancelled or finished. One whose time was
 *  over a day ago comes from a restored backup, and is paused: its readers may have it. Safe to repeat, from any number of
 *  workers: one that dies in between has decided nothing.
 *  @returns when to look again; null when there is nothing left to do */
export async function decideSubject(issueId: string): Promise<Date | null> {
  return db.$transaction(
    async (tx) => {
      const [issue] = await tx.$queryRaw<Open[]>`
        select split_by as by, split_ends_at as "endsAt", split_ends_at <= now() as "isDue",
          split_ends_at > now() - make_interval(hours => ${WAIT_HOURS}) as "mayWait",
          greatest(split_ends_at, resumed_at) < now() - make_interval(hours => ${OLD_HOURS}) as "isOld",
          paused_at is not null as "isPaused", frozen_at is not null as "isFrozen"
        from issue where id = ${issueId}::uuid and split_ends_at is not null and split_decided_at is null
          and cancelled_at is null and finished_at is null for update`;
      if (!issue || issue.isPaused) return null;
      if (!issue.isDue) return issue.endsAt;
      if (issue.isOld) {
        await tx.issue.update({ where: { id: issueId }, data: { pausedAt: new Date(), pauseReason: 'old' } });
        log.warn({ issueId, reason: 'old' }, 'issue.paused');
        return null;
      }
      const again = new Date(Date.now() + LOOK_AGAIN_MINUTES * 60_000);
      if (!issue.isFrozen || (issue.mayWait && (await someAreUntried(tx, issueId)))) return again;
      const results = await subjectResults(tx, issueId);
      const { winner, reason } = bestSubject(results, issue.by);
      await tx.$executeRaw`
        update issue set split_decided_at = now(), split_winner = ${winner}, split_reason = ${reason}
        where id = ${issueId}::uuid`;
      const released = await tx.$executeRaw`
        update delivery set due_at = now()
        where issue_id = ${issueId}::uuid and state = 'pending' and subject_number is null and due_at >= ${HELD_UNTIL}`;
      await wakeSenders(tx);
      log.info({ issueId, winner, reason, released }, 'issue.subject-decided');
      return null;
    },
    // A million rows are made due in some ten seconds.
    { timeout: 120_000, maxWait: 10_000 },
  );
}

async function someAreUntried(tx: Tx, issueId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ some: boolean }[]>`
    select exists (select 1 from delivery where issue_id = ${issueId}::uuid and state = 'pending'
      and subject_number is not null and first_tried_at is null) as some`;
  return found?.some === true;
}
