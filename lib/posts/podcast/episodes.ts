import { z } from 'zod';
import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { listedPosts } from '@/lib/posts/listed-posts';

/** What a show says of a post beyond the post itself. */
export type Episode = {
  postId: string;
  slug: string;
  title: string;
  publishedAt: Date;
  season: number | null;
  number: number | null;
  /** null: as the show is */
  isExplicit: boolean | null;
};

/** The newest posts in lists that hold sound, in any part of them: what may be an episode to some reader. */
export async function listEpisodes(publicationId: string, limit: number): Promise<Episode[]> {
  const posts = await db.post.findMany({
    where: {
      ...listedPosts(publicationId),
      attachments: { some: { attachment: { contentType: { startsWith: 'audio/' } } } },
    },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      ...{ id: true, slug: true, publishedAt: true },
      publishedRevision: { select: { title: true } },
      episode: { select: { season: true, number: true, isExplicit: true } },
    },
  });
  return posts.flatMap(({ id, slug, publishedAt, publishedRevision, episode }) =>
    slug && publishedAt && publishedRevision
      ? [
          {
            ...{ postId: id, slug, publishedAt, title: publishedRevision.title },
            ...{ season: episode?.season ?? null, number: episode?.number ?? null, isExplicit: episode?.isExplicit ?? null },
          },
        ]
      : [],
  );
}

/** The files of these keys that are sound, as they lie in the store: what an enclosure says of itself. */
export const getSounds = (publicationId: string, keys: string[]) =>
  db.attachment.findMany({
    where: { publicationId, key: { in: keys }, contentType: { startsWith: 'audio/' } },
    select: { key: true, contentType: true, sizeBytes: true, durationSeconds: true },
  });

const count = z.preprocess((value) => (value === '' ? null : value), z.coerce.number().int().min(1).max(9999).nullable());
export const EpisodeInput = z.object({
  postId: z.uuid(),
  season: count,
  number: count,
  isExplicit: z.enum(['', 'yes', 'no']).transform((value) => (value === '' ? null : value === 'yes')),
});
export type EpisodeInput = z.infer<typeof EpisodeInput>;

/** Says which season and episode a post is, and whether it is explicit where that is not as the show is.
 *  @returns false where the publication has no such post */
export async function saveEpisode(publicationId: string, { postId, ...data }: EpisodeInput): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const post = await tx.post.findFirst({
      where: { id: postId, publicationId },
      select: { publication: { select: { host: true } } },
    });
    if (!post) return false;
    await tx.episode.upsert({ where: { postId }, create: { ...data, postId, publicationId }, update: data });
    await touchPages(tx, [`host:${post.publication.host}`]);
    return true;
  });
}
