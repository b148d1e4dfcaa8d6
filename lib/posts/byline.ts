import type { Prisma } from '@/lib/db/types';
import type { Picture } from '@/lib/document/types';
import { listOf } from '@/lib/format/list-of';
import { PICTURE_FIELDS, pictureOfUpload } from './picture-of-upload';

export type PictureOf = { key: string; picture: Picture } | null;

export type Author = {
  id: string;
  name: string;
  /** Of the page /author/<slug>; null for one who has none yet. */
  slug: string | null;
  bio: string;
  picture: PictureOf;
};

const person = (publicationId: string) =>
  ({
    id: true,
    name: true,
    profiles: {
      where: { publicationId },
      select: {
        slug: true,
        name: true,
        bio: true,
        picture: { select: PICTURE_FIELDS },
      },
    },
  }) satisfies Prisma.UserSelect;

/** What bylineOf() needs of a post's row. */
export const bylineFields = (publicationId: string) =>
  ({
    author: { select: person(publicationId) },
    authors: { orderBy: { position: 'asc' }, select: { user: { select: person(publicationId) } } },
  }) satisfies Prisma.PostSelect;

type Row = Prisma.PostGetPayload<{ select: ReturnType<typeof bylineFields> }>;

/** Who a post is by, in order: those its writer named, else the writer. Who has no name is left out. */
export function bylineOf({ author, authors }: Row): Author[] {
  const people = authors.length > 0 ? authors.map(({ user }) => user) : [author];
  return people.flatMap(({ id, name: ownName, profiles: [profile] }) => {
    const name = profile?.name || ownName;
    if (!name) return [];
    return [{ id, name, slug: profile?.slug ?? null, bio: profile?.bio ?? '', picture: pictureOf(profile?.picture) }];
  });
}

/** An upload's row as the pages draw it. */
export const pictureOf = (row: Parameters<typeof pictureOfUpload>[0] | null | undefined): PictureOf =>
  row ? { key: row.key, picture: pictureOfUpload(row) } : null;

/** "Ana and Ben"; null where nobody is named. */
export const bylineNames = (row: Row, language: string): string | null =>
  listOf(
    bylineOf(row).map(({ name }) => name),
    language,
  ) || null;
