import { db } from '@/lib/db/db';

/** A post lies in the trash this long. */
export const TRASH_DAYS = 30;

export type TrashedPost = {
  id: string;
  title: string;
  authorId: string;
  wasPublished: boolean;
  deletedAt: Date;
  deletedBy: string | null;
  /** When it is deleted for good */
  endsAt: Date;
};

type Input = { publicationId: string /** The id of the last post of the page before */; after?: string; limit?: number };

/** What lies in the trash, what was deleted last first. */
export async function listTrash({ publicationId, after, limit = 30 }: Input): Promise<TrashedPost[]> {
  const posts = await db.post.findMany({
    where: { publicationId, deletedAt: { not: null }, purgedAt: null },
    orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(after && { cursor: { id: after }, skip: 1 }),
    select: {
      ...{ id: true, title: true, authorId: true, publishedAt: true, deletedAt: true },
      deletedBy: { select: { name: true, email: true } },
    },
  });
  return posts.flatMap(({ publishedAt, deletedAt, deletedBy, ...post }) =>
    deletedAt
      ? [
          {
            ...post,
            deletedAt,
            wasPublished: publishedAt !== null,
            deletedBy: deletedBy && (deletedBy.name ?? deletedBy.email),
            endsAt: new Date(deletedAt.getTime() + TRASH_DAYS * 86_400_000),
          },
        ]
      : [],
  );
}
