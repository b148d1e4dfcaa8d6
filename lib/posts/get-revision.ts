import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import type { PostDocument } from '@/lib/document/types';
import type { RevisionReason } from './revision-reason';

type RevisionWords = { title: string; subtitle: string; document: PostDocument };
export type Revision = RevisionWords & {
  id: string;
  at: Date;
  savedBy: string | null;
  reason: RevisionReason;
  /** The state kept before it; null for the first. */
  before: RevisionWords | null;
};

const WORDS = { title: true, subtitle: true, document: true } as const;

/** A kept state of a post, with the one before it; null when this post of this publication has none of this id. */
export async function getRevision(publicationId: string, postId: string, revisionId: string): Promise<Revision | null> {
  const found = await db.postRevision.findFirst({
    where: { id: revisionId, publicationId, postId, post: { deletedAt: null } },
    include: { savedBy: { select: { name: true, email: true } } },
  });
  if (!found) return null;
  const { id, title, subtitle, createdAt, savedBy, reason } = found;
  const before = await db.postRevision.findFirst({
    where: { publicationId, postId, OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: WORDS,
  });
  return {
    ...{ id, title, subtitle, at: createdAt, savedBy: savedBy.name ?? savedBy.email, reason: reason as RevisionReason },
    document: readDocument(found.document),
    before: before && { ...before, document: readDocument(before.document) },
  };
}
