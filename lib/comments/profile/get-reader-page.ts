import { canRead, type Reader } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import { excerpt } from '@/lib/document/excerpt';
import { openPosts } from '@/lib/posts/listed-posts';
import { commentDocument } from '../comment-document';
import { SHOWN } from '../shown';
import { readerPicturePath } from './reader-picture';

const NEWEST = 50;
const EXCERPT = 280;

/** A reader's page, as plain data. */
export type ReaderPage = {
  id: string;
  name: string;
  bio: string;
  pictureUrl: string | null;
  /** The newest of what they wrote under posts that this one may read */
  comments: { id: string; text: string; createdAt: string; post: { slug: string; title: string } }[];
};

/** The page of a reader who wished to have one; null for everybody else, for who was banned, and for the team, whose pages are
 *  those of authors. @param reader who looks; null for everyone */
export async function getReaderPage(
  publicationId: string,
  commenterId: string,
  reader: Reader | null,
  now = new Date(),
): Promise<ReaderPage | null> {
  const row = await db.commenter.findFirst({
    where: {
      ...{ publicationId, id: commenterId, pageSince: { not: null }, bannedAt: null, name: { not: '' } },
      user: { memberships: { none: { publicationId } } },
    },
    select: {
      ...{ id: true, name: true, bio: true, pictureKey: true },
      comments: {
        where: { publicationId, ...SHOWN, post: { ...openPosts(publicationId), unlisted: false } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: NEWEST,
        select: {
          ...{ id: true, body: true, createdAt: true },
          post: {
            select: { id: true, slug: true, access: true, unlocksAt: true, publishedRevision: { select: { title: true } } },
          },
        },
      },
    },
  });
  if (!row) return null;
  const { pictureKey, comments, ...shown } = row;
  return {
    ...shown,
    pictureUrl: pictureKey ? readerPicturePath(pictureKey, 192) : null,
    comments: comments.flatMap(({ id, body, createdAt, post }) =>
      canRead(post, reader, now) && post.slug
        ? [
            {
              ...{ id, text: excerpt(commentDocument(body), EXCERPT), createdAt: createdAt.toISOString() },
              post: { slug: post.slug, title: post.publishedRevision?.title ?? '' },
            },
          ]
        : [],
    ),
  };
}
