import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { getAuthorProfile, saveAuthorProfile } from './author-profile';
import { getAuthor } from './get-author';
import { getPublishedPost } from './get-published-post';
import { publishPost } from './publish-post';

const NOTHING = { name: '', bio: '', pictureKey: '' };

test('publishing gives everyone on the byline a page; two of one name have two addresses', async () => {
  const { id: publicationId } = await make.publication();
  const writers = [await make.member(publicationId), await make.member(publicationId)];
  for (const { id: userId } of writers) {
    const { id: postId } = await make.post(publicationId, userId, { title: `By ${userId}` });
    await publishPost({ publicationId, postId, userId, revision: 0, audience: null });
  }
  expect((await db.authorProfile.findMany({ where: { publicationId } })).map(({ slug }) => slug).sort()).toEqual([
    'ana',
    'ana-2',
  ]);
  expect(await getAuthor(publicationId, 'ana')).toMatchObject({ id: writers[0]?.id, name: 'Ana', bio: '' });
  expect(await getAuthor((await make.publication()).id, 'ana')).toBeNull();
});

test('a profile changes the byline at once and keeps its address; a wrong one changes nothing', async () => {
  const publication = await make.publication();
  const { id: publicationId } = publication;
  const { id: userId } = await make.member(publicationId);
  const { id: postId } = await make.post(publicationId, userId);
  await publishPost({ publicationId, postId, userId, revision: 0, audience: null });
  expect(await getAuthorProfile(publicationId, userId)).toEqual({ name: '', bio: '', slug: 'ana', picture: null });
  expect(await saveAuthorProfile(publicationId, userId, { ...NOTHING, name: 'Ana Sol', bio: 'Writes\nby the sea.' })).toEqual({
    ok: true,
  });
  expect(await getAuthorProfile(publicationId, userId)).toMatchObject({
    name: 'Ana Sol',
    bio: 'Writes\nby the sea.',
    slug: 'ana',
  });
  expect((await getPublishedPost(publicationId, 'a-first-post'))?.authors).toMatchObject([{ name: 'Ana Sol', slug: 'ana' }]);
  const refused = await saveAuthorProfile(publicationId, userId, { name: 'x'.repeat(81), bio: '', pictureKey: 'b'.repeat(22) });
  expect(refused).toMatchObject({ ok: false, fields: { name: [expect.any(String)] } });
  expect(await saveAuthorProfile(publicationId, userId, { ...NOTHING, pictureKey: 'b'.repeat(22) })).toMatchObject({
    fields: { pictureKey: [expect.any(String)] },
  });
  // A member without a post has a profile too.
  const other = await make.member(publicationId, 'contributor');
  expect(await saveAuthorProfile(publicationId, other.id, NOTHING)).toEqual({ ok: true });
  expect(await getAuthorProfile(publicationId, other.id)).toMatchObject({ slug: 'ana-2' });
});
