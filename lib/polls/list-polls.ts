import { db } from '@/lib/db/db';
import { getPoll, type PollState } from './get-poll';

/** The polls that readers see in a post, with their votes, the oldest first. */
export async function listPolls(publicationId: string, postId: string): Promise<PollState[]> {
  const polls = await db.poll.findMany({
    where: { publicationId, postId, withdrawnAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  const found = await Promise.all(polls.map(({ id }) => getPoll(publicationId, id, null)));
  return found.filter((poll) => poll !== null);
}
