import { db } from '@/lib/db/db';
import type { Prisma } from '@/lib/db/types';
import { listedPosts } from './listed-posts';

export type ArchiveYear = { year: number; count: number };
export type ArchivedPost = { id: string; slug: string; title: string; subtitle: string; publishedAt: Date };

/** The years in which something was published, newest first, counted in the publication's time zone. */
export const listArchiveYears = (publicationId: string, timeZone: string): Promise<ArchiveYear[]> => db.$queryRaw<ArchiveYear[]>`
  select extract(year from published_at at time zone ${timeZone})::int as year, count(*)::int as count
  from post
  where publication_id = ${publicationId}::uuid and deleted_at is null and slug is not null and not unlisted and kind = 'post'
    and published_at is not null and published_revision_id is not null
  group by 1 order by 1 desc`;

/** The titles of one year, newest first. A year of a daily letter is 366 lines, so it is one page.
 *  @param timeZone in which the year begins and ends. */
export async function listArchive(publicationId: string, year: number, timeZone: string): Promise<ArchivedPost[]> {
  const [bounds] = await db.$queryRaw<{ since: Date; until: Date }[]>`
    select make_timestamptz(${year}::int, 1, 1, 0, 0, 0, ${timeZone}) as since,
      make_timestamptz(${year + 1}::int, 1, 1, 0, 0, 0, ${timeZone}) as until`;
  if (!bounds) return [];
  const rows = await db.post.findMany({
    where: { ...listedPosts(publicationId), publishedAt: { gte: bounds.since, lt: bounds.until } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    select: TITLES,
  });
  return rows.flatMap(titled);
}

/** What titled() needs of a post's row. */
export const TITLES = {
  id: true,
  slug: true,
  publishedAt: true,
  publishedRevision: { select: { title: true, subtitle: true } },
} satisfies Prisma.PostSelect;

type Row = Prisma.PostGetPayload<{ select: typeof TITLES }>;
/** The post of a row; none where readers cannot open it. */
export const titled = ({ id, slug, publishedAt, publishedRevision }: Row): ArchivedPost[] =>
  slug && publishedAt && publishedRevision ? [{ id, slug, publishedAt, ...publishedRevision }] : [];

export type Neighbours = { previous: ArchivedPost | null; next: ArchivedPost | null };

/** The posts published just before and just after this one; null at either end. */
export async function getNeighbours(publicationId: string, post: { id: string; publishedAt: Date }): Promise<Neighbours> {
  const { id, publishedAt } = post;
  const at = { ...listedPosts(publicationId), id: { not: id } };
  const [previous, next] = await Promise.all([
    db.post.findFirst({
      where: { ...at, OR: [{ publishedAt: { lt: publishedAt } }, { publishedAt, id: { lt: id } }] },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      select: TITLES,
    }),
    db.post.findFirst({
      where: { ...at, OR: [{ publishedAt: { gt: publishedAt } }, { publishedAt, id: { gt: id } }] },
      orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
      select: TITLES,
    }),
  ]);
  return { previous: previous ? (titled(previous)[0] ?? null) : null, next: next ? (titled(next)[0] ?? null) : null };
}
