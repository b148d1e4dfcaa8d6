import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { updatePublication } from '@/lib/publications/update-publication';
import { make } from '@/lib/testing/make';
import { deletePost } from './delete-post';
import { indexEarlierPosts } from './index-earlier-posts';
import { publishPost } from './publish-post';
import { saveDraft } from './save-draft';
import { searchPosts } from './search-posts';
import { unpublishPost } from './unpublish-post';
import { updatePublished } from './update-published';

let publication: Publication;
let userId: string;
beforeEach(async () => {
  publication = await make.publication();
  userId = (await make.member(publication.id)).id;
});

const words = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const page = { limit: 20, offset: 0 };
const ask = (query: string, of = publication) => searchPosts(of.id, query, page);
const titles = async (query: string, of = publication) => (await ask(query, of)).posts.map(({ title }) => title);

type Written = { title: string; subtitle?: string; text: string };

async function write({ title, subtitle = '', text }: Written, of = publication) {
  const post = await make.post(of.id, userId, { title });
  await save(post.id, 0, { title, subtitle, text }, of);
  return post.id;
}
async function save(postId: string, revision: number, { title, subtitle = '', text }: Written, of = publication) {
  const saved = await saveDraft({ publicationId: of.id, postId, userId, revision, title, subtitle, document: words(text) });
  expect(saved).toMatchObject({ ok: true });
}
async function publish(post: Written, of = publication) {
  const postId = await write(post, of);
  expect(await publishPost({ publicationId: of.id, postId, userId, revision: 1, audience: null })).toMatchObject({ ok: true });
  return postId;
}

test('the title counts most, then the subtitle, and the hits are told from the words around them', async () => {
  await publish({ title: 'Ropes', text: 'Every knot is a promise to a boat, they say & mean it.' });
  await publish({ title: 'Boats', text: 'A thing of wood.' });
  await publish({ title: 'Wood', subtitle: 'What a boat is made of', text: 'Oak.' });
  await publish({ title: 'Weather', text: 'Rain.' });
  const { posts, total } = await ask('boat');
  expect(posts.map(({ title }) => title)).toEqual(['Boats', 'Wood', 'Ropes']);
  expect(total).toBe(3);
  expect(posts[2]).toMatchObject({ path: '/p/ropes', publishedAt: expect.any(Date) });
  expect(posts[2]?.snippet).toEqual([
    { text: 'Every knot is a promise to a ', hit: false },
    { text: 'boat', hit: true },
    { text: ', they say & mean it', hit: false },
  ]);
  expect(await searchPosts(publication.id, 'boat', { limit: 1, offset: 1 })).toMatchObject({
    total: 3,
    posts: [{ title: 'Wood' }],
  });
});

test('a writer’s HTML stays words, and their marks of a hit mark nothing', async () => {
  await publish({ title: 'Markup', subtitle: 'On \ue000tags', text: 'Write <b>bold</b> \ue000never\ue001 as a tag.' });
  const [found] = (await ask('bold')).posts;
  expect(found?.snippet.filter(({ hit }) => hit)).toEqual([{ text: 'bold', hit: true }]);
  expect(found?.snippet.map(({ text }) => text).join('')).toBe('On tags Write <b>bold</b> never as a tag');
});

test('quotes, or, and a minus are understood', async () => {
  await publish({ title: 'One', text: 'red sky at night' });
  await publish({ title: 'Two', text: 'night sky, red' });
  await publish({ title: 'Three', text: 'a green sea' });
  expect(await titles('"red sky"')).toEqual(['One']);
  expect((await titles('night or green')).sort()).toEqual(['One', 'Three', 'Two']);
  expect(await titles('sky -"red sky"')).toEqual(['Two']);
});

test('words are found in the forms of the publication’s language, also after it changes', async () => {
  await publish({ title: 'Notiz', text: 'Die Häuser am Hafen.' });
  expect(await titles('Haus')).toEqual([]);
  await updatePublication(publication.id, { language: 'de-AT' });
  expect(await titles('Haus')).toEqual(['Notiz']);
  await updatePublication(publication.id, { language: 'ja' });
  expect(await titles('Haus')).toEqual([]);
  expect(await titles('häuser')).toEqual(['Notiz']);
});

test('a mistyped word is answered with the nearest one that finds something', async () => {
  await publish({ title: 'The lighthouse keeper', text: 'A harbour at night.' });
  expect(await ask('lighthose harbor')).toEqual({ posts: [], total: 0, suggestion: 'lighthouse harbour' });
  expect((await ask('xyzzyx')).suggestion).toBeNull();
});

test('a server without pg_trgm finds words as they are typed', async () => {
  await publish({ title: 'The lighthouse keeper', text: 'A harbour at night.' });
  await db.$executeRaw`drop extension pg_trgm cascade`;
  try {
    expect(await titles('lighthouse')).toHaveLength(1);
    expect(await ask('lighthose')).toEqual({ posts: [], total: 0, suggestion: null });
  } finally {
    await db.$executeRaw`create extension pg_trgm`;
  }
});

test('what readers do not see is not found: drafts, newer words, what was taken down or deleted', async () => {
  await write({ title: 'Secret draft', text: 'The treasure.' });
  const postId = await publish({ title: 'Map', text: 'The old island.' });
  await save(postId, 1, { title: 'Map', text: 'The new treasure.' });
  expect(await ask('treasure')).toEqual({ posts: [], total: 0, suggestion: null });
  expect((await ask('treasur')).suggestion).toBeNull();
  expect(await updatePublished({ publicationId: publication.id, postId, userId, revision: 2 })).toMatchObject({ ok: true });
  expect(await titles('treasure')).toEqual(['Map']);
  expect(await titles('island')).toEqual([]);
  await unpublishPost({ publicationId: publication.id, postId, userId });
  expect(await ask('treasure')).toEqual({ posts: [], total: 0, suggestion: null });
  expect(await db.postWord.count({ where: { publicationId: publication.id } })).toBe(0);
  const other = await publish({ title: 'Chest', text: 'More treasure.' });
  expect(await titles('treasure')).toEqual(['Chest']);
  await deletePost({ publicationId: publication.id, postId: other, userId });
  expect(await titles('treasure')).toEqual([]);
});

test('a page is found at its own address, without a date', async () => {
  const postId = await write({ title: 'About the harbour', text: 'Who writes here.' });
  await db.post.update({ where: { id: postId }, data: { kind: 'page' } });
  expect(await publishPost({ publicationId: publication.id, postId, userId, revision: 1, audience: null })).toMatchObject({
    ok: true,
  });
  expect((await ask('harbour')).posts).toMatchObject([
    { title: 'About the harbour', path: '/about-the-harbour', publishedAt: null },
  ]);
  await unpublishPost({ publicationId: publication.id, postId, userId });
  expect(await titles('harbour')).toEqual([]);
});

test('a publication finds neither posts nor words of another', async () => {
  const other = await make.publication();
  await publish({ title: 'Lighthouse', text: 'Only here.' }, other);
  expect(await titles('lighthouse', other)).toEqual(['Lighthouse']);
  expect(await ask('lighthouse')).toEqual({ posts: [], total: 0, suggestion: null });
  expect((await ask('lighthose')).suggestion).toBeNull();
});

test.each([
  ['nothing', ''],
  ['spaces', '   '],
  ['a stop word', 'the'],
  ['operators', "' & | ! ( ) <-> :* \\ \" '' ; drop table post --"],
  ['an open quote', '"'],
  ['NUL', '\0'],
  ['a word with NUL', 'zz\0zz'],
  ['half a character', '\ud800'],
  ['percents', '%_%'],
  ['much', 'word '.repeat(2_000)],
  ['a long word', 'x'.repeat(10_000)],
])('%s finds nothing and breaks nothing', async (_, query) => {
  await publish({ title: 'A post', text: 'Of a word or two.' });
  expect(await ask(query)).toEqual({ posts: [], total: 0, suggestion: null });
});

test('a very long post is published, and found by how it begins', async () => {
  const many = Array.from({ length: 90_000 }, (_, index) => `w${index.toString(36)}`).join(' ');
  await publish({ title: 'Endless', text: `beginning ${many} unreached` });
  expect(await titles('beginning')).toEqual(['Endless']);
  expect(await titles('unreached')).toEqual([]);
});

test('posts from before there was a search are found after the worker started, once', async () => {
  await publish({ title: 'Early', text: 'An anchor.' });
  await write({ title: 'Draft', text: 'An anchor.' });
  await db.postSearch.deleteMany({ where: { publicationId: publication.id } });
  expect(await titles('anchor')).toEqual([]);
  expect(await indexEarlierPosts(AbortSignal.abort())).toBe(0);
  const signal = new AbortController().signal;
  expect(await indexEarlierPosts(signal)).toBe(1);
  expect(await titles('anchor')).toEqual(['Early']);
  expect(await indexEarlierPosts(signal)).toBe(0);
});
