import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { createPost } from './create-post';

const MAX_TITLE = 300;

/** Begins a draft with the words of another post, as they are saved, and with its settings and tags. What can only be one post's is
 *  not copied: its address, where it stood first, and when it opens to everyone.
 *  The new post's id; null when the publication has no such post. */
export async function duplicatePost(input: { publicationId: string; postId: string; userId: string }): Promise<string | null> {
  const { publicationId, postId, userId } = input;
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    include: { tags: { select: { tagId: true, position: true } }, authors: { select: { userId: true, position: true } } },
  });
  if (!post) return null;
  const { access, title, subtitle, document, tags, authors } = post;
  const { sectionId, unlisted, seoTitle, seoDescription, socialPictureId, emailSubject, emailPreheader } = post;
  const settings = { sectionId, unlisted, seoTitle, seoDescription, socialPictureId, emailSubject, emailPreheader };
  return db.$transaction(async (tx) => {
    const words = { title: title && `Copy of ${title}`.slice(0, MAX_TITLE), subtitle, document: readDocument(document) };
    const { id } = await createPost({ publicationId, authorId: userId, access, words }, tx);
    const ofCopy = <Row extends object>(row: Row) => ({ ...row, postId: id, publicationId });
    await tx.post.update({ where: { id, publicationId }, data: settings });
    await tx.postTag.createMany({ data: tags.map(ofCopy) });
    await tx.postAuthor.createMany({ data: authors.map(ofCopy) });
    return id;
  });
}
