import { z } from 'zod';
import { db } from '@/lib/db/db';
import { keyedHash } from '@/lib/secrets/hash';

/** Whose vote it is: a subscriber's, or a browser's where nobody is known. `browserId` is a UUID from a signed cookie. */
export type Voter = { subscriberId: string } | { browserId: string };
export type PollState = {
  id: string;
  question: string;
  answers: { id: string; text: string; votes: number }[];
  /** Of those answers */
  votes: number;
  closesAt: Date | null;
  isClosed: boolean;
  /** The answer this voter chose; null where they did not vote. */
  chosen: string | null;
};

const Answers = z.array(z.object({ id: z.string(), text: z.string() }));

/** The columns that say whose a vote is. */
export const voterColumns = (voter: Voter) =>
  'subscriberId' in voter ? { subscriberId: voter.subscriberId } : { browserHash: keyedHash('poll-voter', voter.browserId) };

/** A poll that readers see, with its votes. null when the publication has none of this id, or it was taken away. Who may see
 *  the counts (who voted; everyone, once it is closed; the team) is for the caller to say. */
export async function getPoll(
  publicationId: string,
  id: string,
  voter: Voter | null,
  now = new Date(),
): Promise<PollState | null> {
  const poll = z.uuid().safeParse(id).success
    ? await db.poll.findFirst({ where: { publicationId, id, withdrawnAt: null } })
    : null;
  if (!poll) return null;
  const [counts, own] = await Promise.all([
    db.pollVote.groupBy({ by: ['answerId'], where: { publicationId, pollId: id }, _count: true }),
    voter && db.pollVote.findFirst({ where: { publicationId, pollId: id, ...voterColumns(voter) } }),
  ]);
  const { question, closesAt } = poll;
  const answers = Answers.parse(poll.answers).map((answer) => ({
    ...answer,
    votes: counts.find(({ answerId }) => answerId === answer.id)?._count ?? 0,
  }));
  return {
    id,
    question,
    answers,
    votes: answers.reduce((sum, answer) => sum + answer.votes, 0),
    closesAt,
    isClosed: closesAt !== null && closesAt <= now,
    chosen: own?.answerId ?? null,
  };
}
