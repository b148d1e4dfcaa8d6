import { authorPath, sectionPath, tagPath } from '@/lib/format/post-path';
import type { PictureOf } from '@/lib/posts/byline';
import { getAuthor } from '@/lib/posts/get-author';
import { getSection } from '@/lib/posts/get-section';
import { getTag } from '@/lib/posts/get-tag';
import { listPostsOf, type PostsOf } from '@/lib/posts/list-posts-of';
import { listTopics } from '@/lib/posts/list-topics';
import { kept } from './kept';
import type { SitePublication } from './publication';

/** What a page of posts is about: a tag, a section or an author. */
export type Topic = {
  of: PostsOf;
  name: string;
  description: string;
  picture: PictureOf;
  /** Of its first page */
  path: string;
};

/** By the first segment of the address. */
const KINDS = {
  tag: async (publicationId: string, slug: string): Promise<Topic | null> => {
    const tag = await getTag(publicationId, slug);
    return tag && { of: { tagId: tag.id }, name: tag.name, description: tag.description, picture: null, path: tagPath(slug) };
  },
  s: async (publicationId: string, slug: string): Promise<Topic | null> => {
    const section = await getSection(publicationId, slug);
    if (!section) return null;
    const { id, name, description } = section;
    return { of: { sectionId: id }, name, description, picture: null, path: sectionPath(slug) };
  },
  author: async (publicationId: string, slug: string): Promise<Topic | null> => {
    const author = await getAuthor(publicationId, slug);
    if (!author) return null;
    const { id, name, bio, picture } = author;
    return { of: { authorId: id }, name, description: bio, picture, path: authorPath(slug) };
  },
};
type TopicKind = keyof typeof KINDS;
const isKind = (kind: string): kind is TopicKind => Object.hasOwn(KINDS, kind);

/** The tag, section or author at an address; null when there is none. */
export async function siteTopic(publication: SitePublication, kind: string, slug: string): Promise<Topic | null> {
  return isKind(kind) ? kept(publication, ['topic', kind, slug], () => KINDS[kind](publication.id, slug)) : null;
}

/** All sections, tags and authors that have posts. */
export const siteTopics = (publication: SitePublication) => kept(publication, ['topics'], () => listTopics(publication.id));

const PER_PAGE = 100;

/** One page of a topic's posts, and whether more follow. @param page from 1 */
export const topicPosts = (publication: SitePublication, { path, of }: Topic, page: number) =>
  kept(publication, ['posts of', path, String(page)], async () => {
    const found = await listPostsOf(publication.id, of, { limit: PER_PAGE + 1, offset: (page - 1) * PER_PAGE });
    const posts = found
      .slice(0, PER_PAGE)
      .map(({ publishedAt, ...post }) => ({ ...post, publishedAt: publishedAt.toISOString() }));
    return { posts, hasMore: found.length > PER_PAGE };
  });
