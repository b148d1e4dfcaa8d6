import { db } from '@/lib/db/db';
import type { Post, PostKind, Tx } from '@/lib/db/types';
import { emptyDocument } from '@/lib/document/empty-document';
import { withFreshPolls } from '@/lib/document/nodes/poll/with-fresh-polls';
import { DOCUMENT_VERSION } from '@/lib/document/parse-document';
import type { PostDocument } from '@/lib/document/types';
import { type Draft, draftOf } from './draft';

type Input = {
  publicationId: string;
  authorId: string;
  /** A page stands at the site's root, has no date, and is never mailed. */
  kind?: PostKind;
  /** Who may read it once it is out; everyone when left out. */
  access?: Post['access'];
  /** What it begins with; nothing when left out. */
  words?: { title: string; subtitle: string; document: PostDocument };
};

/** Begins a draft. */
export async function createPost(
  { words = { title: '', subtitle: '', document: emptyDocument }, ...input }: Input,
  tx: Tx | typeof db = db,
): Promise<Draft> {
  const now = new Date();
  const post = await tx.post.create({
    data: {
      ...input,
      ...words,
      document: withFreshPolls(words.document),
      documentVersion: DOCUMENT_VERSION,
      createdAt: now,
      updatedAt: now,
    },
  });
  return draftOf(post);
}
