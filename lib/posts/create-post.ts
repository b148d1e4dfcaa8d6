import { db } from '@/lib/db/db';
import { emptyDocument } from '@/lib/document/empty-document';
import { DOCUMENT_VERSION } from '@/lib/document/parse-document';
import { type Draft, draftOf } from './draft';

/** Begins an empty draft. */
export async function createPost(input: { publicationId: string; authorId: string }): Promise<Draft> {
  const now = new Date();
  const post = await db.post.create({
    data: { ...input, document: emptyDocument, documentVersion: DOCUMENT_VERSION, createdAt: now, updatedAt: now },
  });
  return draftOf(post);
}
