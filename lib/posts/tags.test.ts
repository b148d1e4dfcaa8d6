import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { deleteTag } from './delete-tag';
import { getTag } from './get-tag';
import { listTags } from './list-tags';
import { mergeTags } from './merge-tags';
import { savePostSettings } from './save-post-settings';
import { updateTag } from './update-tag';

async function tagged(...posts: string[][]) {
  const { id: publicationId } = await make.publication();
  const user = await make.member(publicationId);
  const postIds = [];
  for (const tags of posts) {
    const { id: postId } = await make.post(publicationId, user.id);
    await savePostSettings({ publicationId, postId, changes: { tags } });
    postIds.push(postId);
  }
  const tag = async (name: string) => (await db.tag.findFirstOrThrow({ where: { publicationId, name } })).id;
  const list = async () => (await listTags(publicationId)).map(({ name, posts }) => [name, posts]);
  return { publicationId, postIds, tag, list };
}

test('tags are listed by name with their posts; renamed they keep their address and are found by both names', async () => {
  const { publicationId, postIds, tag, list } = await tagged(['tides', 'Rope'], ['Tides']);
  expect(await list()).toEqual([
    ['Rope', 1],
    ['tides', 2],
  ]);
  expect(await updateTag(publicationId, await tag('tides'), { name: 'High water', description: 'Twice a day' })).toEqual({
    ok: true,
  });
  expect(await getTag(publicationId, 'tides')).toMatchObject({ name: 'High water', description: 'Twice a day' });
  await savePostSettings({ publicationId, postId: postIds[0] ?? '', changes: { tags: ['high WATER', 'Tides'] } });
  expect(await list()).toEqual([
    ['High water', 2],
    ['Rope', 0],
  ]);
});

test('each refusal of a rename changes nothing', async () => {
  const { publicationId, tag, list } = await tagged(['Tides', 'Rope']);
  const id = await tag('Tides');
  expect(await updateTag(publicationId, id, { name: '!!', description: '' })).toMatchObject({
    fields: { name: [expect.any(String)] },
  });
  expect(await updateTag(publicationId, id, { name: 'rope', description: '' })).toMatchObject({
    fields: { name: [expect.any(String)] },
  });
  expect(await updateTag((await make.publication()).id, id, { name: 'Mine', description: '' })).toEqual({
    ok: false,
    problem: 'tag-unknown',
  });
  expect((await list()).map(([name]) => name)).toEqual(['Rope', 'Tides']);
});

test('merged, each post has the tag once, and the other is gone; twice or across publications nothing happens', async () => {
  const { publicationId, tag, list } = await tagged(['Tides', 'Water'], ['Water'], ['Tides']);
  const [from, into] = [await tag('Water'), await tag('Tides')];
  const theirs = await tagged(['Tides']);
  expect(await mergeTags(publicationId, from, await theirs.tag('Tides'))).toEqual({ ok: false, problem: 'tag-unknown' });
  expect(await mergeTags(publicationId, into, into)).toEqual({ ok: false, problem: 'tag-unknown' });
  expect(await mergeTags(publicationId, from, into)).toEqual({ ok: true });
  expect(await mergeTags(publicationId, from, into)).toEqual({ ok: false, problem: 'tag-unknown' });
  expect(await list()).toEqual([['Tides', 3]]);
});

test('a deleted tag leaves its posts; another publication’s cannot be deleted', async () => {
  const { publicationId, tag, list } = await tagged(['Tides']);
  const id = await tag('Tides');
  await deleteTag((await make.publication()).id, id);
  expect(await list()).toEqual([['Tides', 1]]);
  await deleteTag(publicationId, id);
  await deleteTag(publicationId, id);
  expect(await list()).toEqual([]);
  expect(await db.post.count({ where: { publicationId } })).toBe(1);
});
