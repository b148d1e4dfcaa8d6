import { db } from '@/lib/db/db';
import { type ChangedWords, changedWords } from '@/lib/document/changed-words';
import { readDocument } from '@/lib/document/parse-document';
import type { RevisionReason } from './revision-reason';

export type RevisionSummary = {
  id: string;
  /** When it became what it is */
  at: Date;
  savedBy: string | null;
  reason: RevisionReason;
  /** What readers see now */
  isPublic: boolean;
  /** Against the one before; null for the first */
  words: ChangedWords | null;
};

type Input = {
  publicationId: string;
  postId: string;
  /** The id of the last revision of the page before. */
  after?: string;
  limit?: number;
};

/** The kept states of a post, newest first, each with what it changed. The state that stands is not among them until it is
 *  kept as well. Each costs reading its document, so a page of them is short. */
export async function listRevisions({ publicationId, postId, after, limit = 20 }: Input): Promise<RevisionSummary[]> {
  const rows = await db.postRevision.findMany({
    where: { publicationId, postId, post: { deletedAt: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1, // the last is there to compare with
    ...(after && { cursor: { id: after }, skip: 1 }),
    include: { savedBy: { select: { name: true, email: true } }, publishedAs: { select: { id: true } } },
  });
  const states = rows.map((row) => ({ ...row, document: readDocument(row.document) }));
  return states.slice(0, limit).map((state, at) => {
    const before = states[at + 1];
    return {
      id: state.id,
      at: state.createdAt,
      savedBy: state.savedBy.name ?? state.savedBy.email,
      reason: state.reason as RevisionReason,
      isPublic: state.publishedAs !== null,
      words: before ? changedWords(before, state) : null,
    };
  });
}
