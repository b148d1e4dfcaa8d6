import type { Reader } from '@/lib/billing/can-read';
import { getTips } from '@/lib/billing/plans/get-tips';
import { listOfferedPlans } from '@/lib/billing/plans/list-offered-plans';
import { lowestPrice } from '@/lib/billing/plans/lowest-price';
import { getMovedSlug } from '@/lib/posts/get-moved-slug';
import { getPublishedPage } from '@/lib/posts/get-published-page';
import { getPublishedPost, type PublishedPost } from '@/lib/posts/get-published-post';
import { getWholePost } from '@/lib/posts/get-whole-post';
import { isGone } from '@/lib/posts/is-gone';
import type { ArchivedPost } from '@/lib/posts/list-archive';
import { getNeighbours, listArchive, listArchiveYears } from '@/lib/posts/list-archive';
import { listPages } from '@/lib/posts/list-pages';
import { listPublishedPaths, listPublishedPosts } from '@/lib/posts/list-published-posts';
import { listRelatedPosts, type RelatedPost } from '@/lib/posts/list-related-posts';
import { kept } from './kept';
import type { SitePublication } from './publication';

const dated = <Row extends { publishedAt: Date }>(row: Row) => ({ ...row, publishedAt: row.publishedAt.toISOString() });
const datedTitle = (post: ArchivedPost | null) => post && dated(post);

/** The newest posts. @param limit one more than is shown tells whether there are more. */
export const frontPosts = (publication: SitePublication, limit: number) =>
  kept(publication, ['front', String(limit)], async () =>
    (await listPublishedPosts(publication.id, { limit })).map(({ updatedAt: _, ...post }) => dated(post)),
  );
/** The post that leads the front page, where its writer chose one. */
export const featuredPost = (publication: SitePublication) =>
  kept(publication, ['featured'], async () =>
    (await listPublishedPosts(publication.id, { limit: 1, isFeatured: true })).map(({ updatedAt: _, ...post }) => dated(post)),
  );
export type FrontPost = Awaited<ReturnType<typeof frontPosts>>[number];

export const archiveYears = (publication: SitePublication) =>
  kept(publication, ['years'], () => listArchiveYears(publication.id, publication.timeZone));

export const archiveOf = (publication: SitePublication, year: number) =>
  kept(publication, ['archive', String(year)], async () =>
    (await listArchive(publication.id, year, publication.timeZone)).map(dated),
  );

type Neighbour = ReturnType<typeof datedTitle>;
type Related = ReturnType<typeof dated<RelatedPost>>;

/** A post without what stands around it, as its page draws it. */
export const alone = (post: PublishedPost) => ({
  ...dated(post),
  updatedAt: post.updatedAt.toISOString(),
  previous: null as Neighbour,
  next: null as Neighbour,
  related: [] as Related[],
});

async function everyonesPost(publicationId: string, slug: string) {
  const post = await getPublishedPost(publicationId, slug);
  if (!post) return null;
  const [{ previous, next }, related] = await Promise.all([
    getNeighbours(publicationId, post),
    listRelatedPosts(publicationId, post.id),
  ]);
  return { ...alone(post), previous: datedTitle(previous), next: datedTitle(next), related: related.map(dated) };
}
export type SitePost = NonNullable<Awaited<ReturnType<typeof everyonesPost>>>;

/** A post with its neighbours and what is like it, as everyone may read it, kept; null when readers may not see it. */
export const sitePost = (publication: SitePublication, slug: string) =>
  kept(publication, ['post', slug], () => everyonesPost(publication.id, slug));

/** The same as one reader may read it. What is everyone's of it is kept; the rest is asked for each time.
 *  @param reader null for who is not signed in. @returns `mayRead`: whether this one may read the whole (canRead). */
export async function readersPost(publication: SitePublication, slug: string, reader: Reader | null) {
  const post = await sitePost(publication, slug);
  if (!post || post.access === 'everyone') return post && { post, mayRead: true };
  const whole = await getWholePost(publication.id, post.id, reader);
  return { post: { ...post, ...whole }, mayRead: whole !== null };
}

/** The least that a reader can pay, in words; null where the publication takes no money. */
export const sitePrice = (publication: SitePublication) =>
  kept(publication, ['price'], async () => lowestPrice(await listOfferedPlans(publication.id), publication.language));

/** Whether posts end with a way to leave a tip. */
export const siteAsksForTips = (publication: SitePublication) =>
  kept(publication, ['tips'], async () => (await getTips(publication.id))?.onPosts ?? false);

/** A page as readers see it; null where there is none at this address. */
export const sitePage = (publication: SitePublication, slug: string) =>
  kept(publication, ['page', slug], () => getPublishedPage(publication.id, slug));

/** Where a post or page stands now that had this address before. */
export const movedSlug = (publication: SitePublication, slug: string) =>
  kept(publication, ['moved', slug], () => getMovedSlug(publication.id, slug));

/** Whether something stood at this address that was deleted. */
export const siteGone = (publication: SitePublication, slug: string) =>
  kept(publication, ['gone', slug], () => isGone(publication.id, slug));

export const sitePagePaths = (publication: SitePublication) =>
  kept(publication, ['page paths'], async () =>
    (await listPages(publication.id)).flatMap(({ slug, publishedAt, updatedAt }) =>
      slug && publishedAt ? [{ slug, updatedAt: updatedAt.toISOString() }] : [],
    ),
  );

export const sitePaths = (publication: SitePublication) =>
  kept(publication, ['paths'], async () =>
    (await listPublishedPaths(publication.id)).map(({ slug, updatedAt }) => ({ slug, updatedAt: updatedAt.toISOString() })),
  );
