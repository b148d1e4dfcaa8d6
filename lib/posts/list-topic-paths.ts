import { db } from '@/lib/db/db';
import { authorPath, sectionPath, tagPath } from '@/lib/format/post-path';
import { listedPosts } from './listed-posts';

/** The paths of all tags, sections and authors of which readers find a post. */
export async function listTopicPaths(publicationId: string): Promise<string[]> {
  const listed = listedPosts(publicationId);
  const select = { slug: true };
  const [tags, sections, authors] = await Promise.all([
    db.tag.findMany({ where: { publicationId, posts: { some: { post: listed } } }, select, orderBy: { slug: 'asc' } }),
    db.section.findMany({ where: { publicationId, posts: { some: listed } }, select, orderBy: { slug: 'asc' } }),
    db.authorProfile.findMany({
      where: {
        publicationId,
        user: { OR: [{ bylines: { some: { post: listed } } }, { posts: { some: { ...listed, authors: { none: {} } } } }] },
      },
      select,
      orderBy: { slug: 'asc' },
    }),
  ]);
  return [
    ...sections.map(({ slug }) => sectionPath(slug)),
    ...tags.map(({ slug }) => tagPath(slug)),
    ...authors.map(({ slug }) => authorPath(slug)),
  ];
}
