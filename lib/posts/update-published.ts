import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { recordActivity } from '@/lib/publications/record-activity';
import { checkPost } from './check-post';
import { keepRevision } from './keep-revision';
import { lockPost } from './lock-post';
import { touchPost } from './touch-post';

export type UpdatedPost =
  | { ok: true; slug: string }
  | { ok: false; problem: 'post-unknown' | 'not-published' | 'stale' | 'no-title' | 'empty' };

/** Lets readers see the post as it is saved. Its page changes, its address and date stay; mail that went out is never
 *  touched. Safe to repeat.
 *  @param revision the one the writer saw; a later one is refused as stale, as it may be another's. */
export async function updatePublished(input: {
  publicationId: string;
  postId: string;
  userId: string;
  revision: number;
}): Promise<UpdatedPost> {
  const { publicationId, postId, userId, revision } = input;
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (!post.publishedAt || !post.slug) return { ok: false, problem: 'not-published' };
    if (post.revision !== revision) return { ok: false, problem: 'stale' };
    const problem = checkPost({ title: post.title, document: readDocument(post.document) });
    if (problem) return { ok: false, problem };
    const kept = await keepRevision(tx, post, new Date(), 'published');
    await tx.post.update({ where: { id: postId, publicationId }, data: { publishedRevisionId: kept.id } });
    await touchPost(tx, post);
    await recordActivity(tx, { publicationId, userId, act: 'post.updated', objectId: postId, objectName: post.title });
    return { ok: true, slug: post.slug };
  });
}
