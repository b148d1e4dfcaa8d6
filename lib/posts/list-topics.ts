import { db } from '@/lib/db/db';
import { authorPath, sectionPath, tagPath } from '@/lib/format/post-path';
import { listedPosts } from './listed-posts';

export type ListedTopic = {
  kind: 'section' | 'tag' | 'author';
  name: string;
  path: string;
  /** How many posts readers find there */
  posts: number;
};

/** All sections, tags and authors of which readers find a post: sections first, and of each kind those with most posts. */
export async function listTopics(publicationId: string): Promise<ListedTopic[]> {
  const listed = listedPosts(publicationId);
  const name = { name: true, slug: true };
  const [sections, tags, authors] = await Promise.all([
    db.section.findMany({
      where: { publicationId, posts: { some: listed } },
      select: { ...name, _count: { select: { posts: { where: listed } } } },
    }),
    db.tag.findMany({
      where: { publicationId, posts: { some: { post: listed } } },
      select: { ...name, _count: { select: { posts: { where: { post: listed } } } } },
    }),
    db.authorProfile.findMany({
      where: {
        publicationId,
        user: { OR: [{ bylines: { some: { post: listed } } }, { posts: { some: { ...listed, authors: { none: {} } } } }] },
      },
      select: {
        ...name,
        user: {
          select: {
            name: true,
            _count: { select: { bylines: { where: { post: listed } }, posts: { where: { ...listed, authors: { none: {} } } } } },
          },
        },
      },
    }),
  ]);
  const ordered = (topics: ListedTopic[]) =>
    topics.sort((one, other) => other.posts - one.posts || (one.path < other.path ? -1 : 1));
  return [
    ...ordered(
      sections.map(({ slug, _count, ...rest }) => ({ ...rest, kind: 'section', path: sectionPath(slug), posts: _count.posts })),
    ),
    ...ordered(tags.map(({ slug, _count, ...rest }) => ({ ...rest, kind: 'tag', path: tagPath(slug), posts: _count.posts }))),
    ...ordered(
      authors.map(({ slug, name: own, user }) => ({
        kind: 'author',
        name: own || (user.name ?? ''),
        path: authorPath(slug),
        posts: user._count.bylines + user._count.posts,
      })),
    ),
  ];
}
