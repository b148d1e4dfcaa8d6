import { isDeepStrictEqual } from 'node:util';
import { db } from '@/lib/db/db';
import { DOCUMENT_VERSION, readDocument } from '@/lib/document/parse-document';
import { keepRevision } from './keep-revision';
import { lockPost, waitsForItsTime } from './lock-post';

export type RestoredRevision =
  | { ok: true; revision: number }
  | { ok: false; problem: 'post-unknown' | 'revision-unknown' | 'waits-for-its-time' };
type Input = {
  publicationId: string;
  postId: string;
  userId: string;
  revisionId: string;
  /** As in saveDraft() */
  draftsOnly?: boolean;
};

/** Makes a kept state the post's newest one. What stood until now is kept first, so this can be undone the same way; what
 *  readers see does not change. An editor that is open meanwhile finds its next save refused as stale, and loses nothing.
 *  Safe to repeat: where the post says just that already, nothing changes. */
export async function restoreRevision({
  publicationId,
  postId,
  userId,
  revisionId,
  draftsOnly,
}: Input): Promise<RestoredRevision> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (draftsOnly && waitsForItsTime(post)) return { ok: false, problem: 'waits-for-its-time' };
    const kept = await tx.postRevision.findFirst({ where: { id: revisionId, publicationId, postId } });
    if (!kept) return { ok: false, problem: 'revision-unknown' };
    const words = { title: kept.title, subtitle: kept.subtitle, document: readDocument(kept.document) };
    const { title, subtitle, document } = post;
    if (isDeepStrictEqual({ title, subtitle, document }, words)) return { ok: true, revision: post.revision };
    const now = new Date();
    await keepRevision(tx, post, post.updatedAt);
    const restored = await tx.post.update({
      where: { id: postId, publicationId },
      data: { ...words, documentVersion: DOCUMENT_VERSION, revision: { increment: 1 }, savedById: userId, updatedAt: now },
    });
    await keepRevision(tx, restored, now, 'restored');
    return { ok: true, revision: restored.revision };
  });
}
