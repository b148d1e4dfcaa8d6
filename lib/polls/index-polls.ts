import type { Tx } from '@/lib/db/types';
import { pollsIn } from '@/lib/document/nodes/poll/attributes';
import { readDocument } from '@/lib/document/parse-document';

/** Writes down the polls of a post as readers see them: what can be voted in. One that they see no more is withdrawn, and
 *  keeps its votes. Part of the transaction that changes what they see (touchPost). Safe to repeat. */
export async function indexPolls(tx: Tx, publicationId: string, postId: string): Promise<void> {
  const post = await tx.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null, slug: { not: null }, publishedAt: { not: null } },
    select: { publishedRevision: { select: { document: true } } },
  });
  const polls = post?.publishedRevision ? pollsIn(readDocument(post.publishedRevision.document)) : [];
  await tx.poll.updateMany({
    where: { publicationId, postId, id: { notIn: polls.map(({ id }) => id) }, withdrawnAt: null },
    data: { withdrawnAt: new Date() },
  });
  for (const { id, question, answers, closesAt } of polls) {
    const data = { question, answers, closesAt: closesAt ? new Date(closesAt) : null, withdrawnAt: null };
    const where = { publicationId_id: { publicationId, id } };
    await tx.poll.upsert({ where, update: data, create: { ...data, publicationId, id, postId } });
  }
}
