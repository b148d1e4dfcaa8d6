import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { createPost } from './create-post';
import { getPost } from './get-post';
import { listPosts } from './list-posts';
import { type SaveDraftInput, saveDraft } from './save-draft';

const says = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }],
});
let input: SaveDraftInput;
beforeEach(async () => {
  const { id: publicationId } = await make.publication();
  const { id: userId } = await make.member(publicationId);
  const { id: postId } = await createPost({ publicationId, authorId: userId });
  input = { publicationId, postId, userId, revision: 0, title: 'One', subtitle: '', document: says('one') };
});
const revisions = () => db.postRevision.findMany({ where: { postId: input.postId }, orderBy: { createdAt: 'asc' } });

test('a save counts on, and the same again changes nothing', async () => {
  expect(await saveDraft(input)).toMatchObject({ ok: true, revision: 1 });
  expect(await saveDraft(input)).toMatchObject({ ok: true, revision: 1 });
  expect(await saveDraft({ ...input, revision: 1, title: 'Two' })).toMatchObject({ ok: true, revision: 2 });
  expect(await getPost(input.publicationId, input.postId)).toMatchObject({ title: 'Two', revision: 2, document: says('one') });
});

test('a save from an outdated revision is refused with what stands, and both versions are kept', async () => {
  const other = await make.member(input.publicationId, 'editor');
  await saveDraft(input);
  await saveDraft({ ...input, revision: 1, document: says('mine') });
  const late = { ...input, userId: other.id, revision: 1, document: says('theirs') };
  for (let tries = 0; tries < 3; tries++)
    expect(await saveDraft(late)).toMatchObject({
      ok: false,
      problem: 'stale',
      current: { revision: 2, document: says('mine') },
    });
  const kept = (await revisions()).map(({ document, savedById }) => [
    JSON.stringify(document).match(/"text":\s*"(\w+)"/)?.[1],
    savedById,
  ]);
  expect(kept.filter(([words]) => words === 'theirs')).toEqual([['theirs', other.id]]);
  expect(kept.filter(([words]) => words === 'mine')).toEqual([['mine', input.userId]]);
  expect(await saveDraft({ ...late, revision: 2 })).toMatchObject({ ok: true, revision: 3 });
});

test('of two saves at once one is refused', async () => {
  const answers = await Promise.all(['a', 'b', 'c'].map((title) => saveDraft({ ...input, title })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('while one writes, a state in five minutes is kept, and the last before a pause', async () => {
  await saveDraft(input);
  for (let revision = 1; revision < 6; revision++) await saveDraft({ ...input, revision, title: `Title ${revision}` });
  expect((await revisions()).map(({ title }) => title)).toEqual(['One']);
  await db.postRevision.updateMany({ where: { postId: input.postId }, data: { createdAt: new Date(Date.now() - 6 * 60_000) } });
  await saveDraft({ ...input, revision: 6, title: 'After lunch' });
  expect((await revisions()).map(({ title }) => title)).toEqual(['One', 'Title 5']);
});

test.each<[string, Partial<SaveDraftInput>]>([
  ['title-too-long', { title: 'x'.repeat(301) }],
  ['subtitle-too-long', { subtitle: 'x'.repeat(501) }],
  ['document-too-long', { document: says('x'.repeat(1_000_000)) }],
  ['document-refused', { document: { type: 'doc', content: [{ type: 'html', attrs: { html: '<script>' } }] } }],
  ['document-refused', { document: '<p>' }],
])('%s', async (problem, over) => {
  expect(await saveDraft({ ...input, ...over })).toEqual({ ok: false, problem });
  expect(await getPost(input.publicationId, input.postId)).toMatchObject({ revision: 0 });
});

test('another publication finds no post', async () => {
  const { id } = await make.publication();
  expect(await saveDraft({ ...input, publicationId: id })).toEqual({ ok: false, problem: 'post-unknown' });
});

test('posts are found by words, pages follow one another, and % matches itself', async () => {
  const { publicationId, userId } = input;
  for (const title of ['100% wool', '100 sheep', 'Wool & co']) {
    const { id: postId } = await createPost({ publicationId, authorId: userId });
    await saveDraft({ ...input, postId, title });
  }
  const titles = async (over: object) => (await listPosts({ publicationId, ...over })).map(({ title }) => title);
  expect(await titles({ search: 'WOOL' })).toEqual(['Wool & co', '100% wool']);
  expect(await titles({ search: '0%' })).toEqual(['100% wool']);
  const first = await listPosts({ publicationId, state: 'draft', limit: 3 });
  expect(first).toHaveLength(3);
  expect(await listPosts({ publicationId, state: 'draft', limit: 3, after: first[2]?.id })).toHaveLength(1);
  expect(await titles({ state: 'published' })).toEqual([]);
});
