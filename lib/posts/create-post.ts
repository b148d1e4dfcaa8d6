import { db } from '@/lib/db/db';
import { emptyDocument } from '@/lib/document/empty-document';
import { DOCUMENT_VERSION } from '@/lib/document/parse-document';
import type { PostDocument } from '@/lib/document/types';
import { type Draft, draftOf } from './draft';

type Input = {
  publicationId: string;
  authorId: string;
  /** What it begins with; nothing when left out. */
  words?: { title: string; subtitle: string; document: PostDocument };
};

/** Begins a draft. */
export async function createPost({ words = { title: '', subtitle: '', document: emptyDocument }, ...input }: Input): Promise<Draft> {
  const now = new Date();
  const post = await db.post.create({
    data: { ...input, ...words, documentVersion: DOCUMENT_VERSION, createdAt: now, updatedAt: now },
  });
  return draftOf(post);
}
