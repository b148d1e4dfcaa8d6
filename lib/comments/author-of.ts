import type { Prisma } from '@/lib/db/types';
import { nearestWidth, picturePath } from '@/lib/document/picture-path';
import { readerPath } from '@/lib/format/comment-path';
import { authorPath } from '@/lib/format/post-path';
import { pictureOf } from '@/lib/posts/byline';
import { readerPicturePath } from './profile/reader-picture';

/** Who wrote a comment, as it is drawn. */
export type CommentAuthor = {
  name: string;
  /** Of their page; null where they have none. */
  href: string | null;
  pictureUrl: string | null;
  /** author: of the post it stands under. team: of the publication. null: a reader */
  badge: 'author' | 'team' | null;
};

/** Twice the size at which it is drawn */
const PICTURE_PIXELS = 96;

/** What authorOf() needs of a commenter's row. */
export const commenterFields = (publicationId: string) =>
  ({
    id: true,
    userId: true,
    name: true,
    pictureKey: true,
    pageSince: true,
    bannedAt: true,
    user: {
      select: {
        name: true,
        memberships: { where: { publicationId }, select: { role: true } },
        profiles: { where: { publicationId }, select: { name: true, slug: true, picture: true } },
      },
    },
  }) satisfies Prisma.CommenterSelect;

/** A commenter's row with what decides how they are drawn. */
export type AuthorRow = {
  id: string;
  userId: string;
  name: string;
  pictureKey: string | null;
  /** null: they have no page */
  pageSince: unknown;
  user: {
    name: string | null;
    /** In the publication's team, where there is one */
    memberships: unknown[];
    profiles: { name: string; slug: string; picture: Parameters<typeof pictureOf>[0] }[];
  };
};

/** The role decides the badge as it is now, so that a name alone never makes anyone look like the team.
 *  @param authorIds users on the byline of the post */
export function authorOf({ id, userId, name, pictureKey, pageSince, user }: AuthorRow, authorIds: string[]): CommentAuthor {
  const isTeam = user.memberships.length > 0;
  const profile = user.profiles[0];
  const picture = isTeam ? pictureOf(profile?.picture) : null;
  const ownPicture = pictureKey ? readerPicturePath(pictureKey, PICTURE_PIXELS) : null;
  if (!isTeam) return { name, href: pageSince ? readerPath(id) : null, pictureUrl: ownPicture, badge: null };
  return {
    name: profile?.name || user.name || name,
    href: profile ? authorPath(profile.slug) : null,
    pictureUrl: picture ? picturePath(picture.key, nearestWidth(picture.picture, PICTURE_PIXELS)) : ownPicture,
    badge: authorIds.includes(userId) ? 'author' : 'team',
  };
}
