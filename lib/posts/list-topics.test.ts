import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { keepRevision } from './keep-revision';
import { listTopics } from './list-topics';
import { savePostSettings } from './save-post-settings';
import { touchPost } from './touch-post';

test('sections, tags and authors with posts that readers find, those with most first', async () => {
  const { id: publicationId, host } = await make.publication();
  const { id: userId } = await make.member(publicationId);
  const section = await db.section.create({ data: { publicationId, name: 'Harbour news', slug: 'harbour-news' } });
  await db.section.create({ data: { publicationId, name: 'Empty', slug: 'empty' } });
  const publish = async (slug: string, tags: string[], more: object = {}) => {
    const post = await make.post(publicationId, userId, { slug, publishedAt: new Date() });
    await savePostSettings({ publicationId, postId: post.id, changes: { tags } });
    await db.$transaction(async (tx) => {
      const { id: publishedRevisionId } = await keepRevision(tx, post, new Date());
      await tx.post.update({ where: { id: post.id }, data: { publishedRevisionId, ...more } });
      await touchPost(tx, { id: post.id, publicationId, publication: { host } });
    });
  };
  await publish('one', ['Rope'], { sectionId: section.id });
  await publish('two', ['Rope', 'Tides']);
  await publish('three', ['Tides', 'Rope', 'Secret'], { deletedAt: new Date() });
  await publish('four', ['Secret'], { unlisted: true });
  const draft = await make.post(publicationId, userId);
  await savePostSettings({ publicationId, postId: draft.id, changes: { tags: ['Draft'] } });
  expect((await listTopics(publicationId)).map(({ kind, name, path, posts }) => [kind, name, path, posts])).toEqual([
    ['section', 'Harbour news', '/s/harbour-news', 1],
    ['tag', 'Rope', '/tag/rope', 2],
    ['tag', 'Tides', '/tag/tides', 1],
    ['author', 'Ana', expect.stringMatching(/^\/author\/ana/), 2],
  ]);
  expect(await listTopics((await make.publication()).id)).toEqual([]);
});
