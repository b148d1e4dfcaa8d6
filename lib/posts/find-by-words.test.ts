import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { findByWords } from './find-by-words';
import { indexEarlierPosts } from './index-earlier-posts';
import { listPosts } from './list-posts';

let publicationId: string;
let userId: string;
beforeAll(async () => {
  publicationId = (await make.publication()).id;
  userId = (await make.member(publicationId)).id;
});
const bold = { type: 'bold' };
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, ...(marks.length && { marks }) });
async function write(title: string, ...content: object[]) {
  const { id } = await make.post(publicationId, userId, { title });
  await db.post.update({ where: { id }, data: { document: { type: 'doc', content: [{ type: 'paragraph', content }] } } });
  return id;
}

test('a draft is found by words of its body, also by their beginnings and in footnotes, and by no markup', async () => {
  const note = { type: 'footnote', content: [text('Told by Benedetta')] };
  const id = await write('Ropes', text('The hárbour at '), text('Dawn', bold), note);
  const other = await write('Knots', text('A bowline at dawn'));
  expect(await findByWords(publicationId, 'dawn')).toEqual([other, id]);
  expect(await findByWords(publicationId, 'DAWN hár')).toEqual([id]);
  expect(await findByWords(publicationId, 'benede')).toEqual([id]);
  for (const none of ['bold', 'paragraph', 'awn', '', " & | ! :* '", '()'])
    expect(await findByWords(publicationId, none)).toEqual([]);
  expect((await listPosts({ publicationId, search: 'bowline' })).map((post) => post.id)).toEqual([other]);
  expect((await listPosts({ publicationId, search: 'knot' })).map((post) => post.id)).toEqual([other]);
  expect(await findByWords((await make.publication()).id, 'dawn')).toEqual([]);
});

test('a document with more words than an index holds is saved all the same', async () => {
  const words = Array.from({ length: 60_000 }, (_, number) => `w${number.toString(36)}x${(number * 7919).toString(36)}`).join(
    ' ',
  );
  const id = await write('Long', text(words), text(' zebra '.repeat(100_000)));
  expect(await db.post.count({ where: { id } })).toBe(1);
});

test('what was written before there was this search is found after the worker’s start', async () => {
  const id = await write('Old', text('Marlinspike'));
  await db.$executeRaw`update post set words = null where id = ${id}::uuid`;
  expect(await findByWords(publicationId, 'marlinspike')).toEqual([]);
  await indexEarlierPosts(new AbortController().signal);
  expect(await findByWords(publicationId, 'marlinspike')).toEqual([id]);
});
