import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { endPresence, notePresence } from './note-presence';

const seconds = (after: number) => new Date(Date.UTC(2026, 5, 1, 12) + after * 1000);

async function two() {
  const { id: publicationId } = await make.publication();
  const ada = await make.member(publicationId);
  const ben = await db.user.update({ where: { id: (await make.member(publicationId, 'editor')).id }, data: { name: 'Ben' } });
  const { id: postId } = await make.post(publicationId, ada.id);
  const window = (userId: string) => ({ publicationId, postId, userId, windowId: randomUUID() });
  return { ada: window(ada.id), ben: window(ben.id), adaAgain: window(ada.id) };
}

test('each of two sees the other, since when, and which window is their own', async () => {
  const { ada, ben, adaAgain } = await two();
  expect((await notePresence(ada, seconds(0)))?.others).toEqual([]);
  expect((await notePresence(ben, seconds(20)))?.others).toEqual([{ name: 'Ana', since: seconds(0), isYou: false }]);
  expect((await notePresence(ada, seconds(30)))?.others).toEqual([{ name: 'Ben', since: seconds(20), isYou: false }]);
  await notePresence(adaAgain, seconds(35));
  expect((await notePresence(ada, seconds(40)))?.others).toMatchObject([{ name: 'Ben' }, { name: 'Ana', isYou: true }]);
});

test('one who closes the window is gone at once, one who falls silent after a while', async () => {
  const { ada, ben } = await two();
  await notePresence(ben, seconds(0));
  expect((await notePresence(ada, seconds(44)))?.others).toHaveLength(1);
  expect((await notePresence(ada, seconds(50)))?.others).toEqual([]);
  expect((await notePresence(ben, seconds(60)))?.others).toHaveLength(1);
  for (const _ of [1, 2]) await endPresence(ben);
  expect((await notePresence(ada, seconds(61)))?.others).toEqual([]);
});

test('it tells the newest save; a deleted post and another publication tell nothing', async () => {
  const { ada, ben } = await two();
  await db.post.update({ where: { id: ada.postId }, data: { revision: 7, savedById: ben.userId } });
  expect(await notePresence(ada)).toMatchObject({ revision: 7, savedBy: 'Ben' });
  expect(await notePresence({ ...ada, publicationId: (await make.publication()).id })).toBeNull();
  await db.post.update({ where: { id: ada.postId }, data: { deletedAt: new Date() } });
  expect(await notePresence(ada)).toBeNull();
});
