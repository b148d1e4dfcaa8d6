import { db } from '@/lib/db/db';
import { getPoll, type PollState, type Voter, voterColumns } from './get-poll';

type Input = { publicationId: string; pollId: string; answerId: string; voter: Voter };
export type CastVote = { ok: true; poll: PollState } | { ok: false; problem: 'poll-unknown' | 'answer-unknown' | 'closed' };

/** Casts a vote. The first one stands: a second click, or another answer, changes nothing and is answered with how the poll
 *  stands. Two at once leave one. */
export async function castVote({ publicationId, pollId, answerId, voter }: Input, now = new Date()): Promise<CastVote> {
  const poll = await getPoll(publicationId, pollId, voter, now);
  if (!poll) return { ok: false, problem: 'poll-unknown' };
  if (poll.chosen !== null) return { ok: true, poll };
  if (poll.isClosed) return { ok: false, problem: 'closed' };
  if (!poll.answers.some(({ id }) => id === answerId)) return { ok: false, problem: 'answer-unknown' };
  await db.pollVote.createMany({ data: [{ publicationId, pollId, answerId, ...voterColumns(voter) }], skipDuplicates: true });
  const after = await getPoll(publicationId, pollId, voter, now);
  return after ? { ok: true, poll: after } : { ok: false, problem: 'poll-unknown' };
}
