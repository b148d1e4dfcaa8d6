import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { pictureOf } from './byline';
import type { PostSettings } from './post-settings';

/** A post's settings; null when the publication has no such post. */
export async function getPostSettings(
  publicationId: string,
  postId: string,
  tx: Tx | typeof db = db,
): Promise<PostSettings | null> {
  const post = await tx.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    include: {
      socialPicture: true,
      tags: { orderBy: { position: 'asc' }, select: { tag: { select: { name: true } } } },
      authors: { orderBy: { position: 'asc' }, select: { userId: true } },
    },
  });
  if (!post) return null;
  const {
    slug,
    seoTitle,
    seoDescription,
    canonicalUrl,
    emailSubject,
    emailPreheader,
    sectionId,
    featuredAt,
    authorId,
    commentRule,
  } = post;
  return {
    slug: slug ?? '',
    seoTitle,
    seoDescription,
    canonicalUrl: canonicalUrl ?? '',
    emailSubject,
    emailPreheader,
    socialPicture: pictureOf(post.socialPicture),
    tags: post.tags.map(({ tag }) => tag.name),
    sectionId,
    authorIds: post.authors.length > 0 ? post.authors.map(({ userId }) => userId) : [authorId],
    isFeatured: featuredAt !== null,
    commentRule,
  };
}
