import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { getNeighbours, listArchive, listArchiveYears } from './list-archive';

let publicationId: string;
let userId: string;
beforeEach(async () => {
  publicationId = (await make.publication()).id;
  userId = (await make.member(publicationId)).id;
});

/** A post that readers can see, published at that time. */
async function published(title: string, at: string, over: { deletedAt?: Date } = {}) {
  const post = await make.post(publicationId, userId, { title, slug: title.toLowerCase(), publishedAt: new Date(at) });
  const revision = await db.postRevision.create({
    data: {
      publicationId,
      postId: post.id,
      number: 1,
      title,
      subtitle: '',
      document: { type: 'doc', content: [] },
      documentVersion: 1,
      savedById: userId,
    },
  });
  await db.post.update({ where: { id: post.id }, data: { publishedRevisionId: revision.id, ...over } });
  return { id: post.id, publishedAt: new Date(at) };
}

test('years begin and end in the time zone of the publication', async () => {
  await published('Old', '2024-05-01T00:00:00Z');
  await published('Eve', '2025-12-31T23:30:00Z');
  expect(await listArchiveYears(publicationId, 'UTC')).toEqual([
    { year: 2025, count: 1 },
    { year: 2024, count: 1 },
  ]);
  expect(await listArchiveYears(publicationId, 'Europe/Berlin')).toEqual([
    { year: 2026, count: 1 },
    { year: 2024, count: 1 },
  ]);
  expect((await listArchive(publicationId, 2026, 'Europe/Berlin')).map(({ title }) => title)).toEqual(['Eve']);
  expect(await listArchive(publicationId, 2026, 'UTC')).toEqual([]);
});

test('drafts, deleted posts and posts of another publication stand nowhere', async () => {
  await make.post(publicationId, userId, { title: 'Draft' });
  await published('Gone', '2025-02-01T00:00:00Z', { deletedAt: new Date() });
  const post = await published('Here', '2025-03-01T00:00:00Z');
  const other = await make.publication();
  expect((await listArchive(publicationId, 2025, 'UTC')).map(({ title }) => title)).toEqual(['Here']);
  expect(await listArchiveYears(other.id, 'UTC')).toEqual([]);
  expect(await listArchive(other.id, 2025, 'UTC')).toEqual([]);
  expect(await getNeighbours(publicationId, post)).toEqual({ previous: null, next: null });
});

test('a post stands between the one before and the one after, also where two came out at once', async () => {
  const first = await published('First', '2025-01-01T00:00:00Z');
  const twin = await published('Twin', '2025-01-01T00:00:00Z');
  const last = await published('Last', '2025-01-02T00:00:00Z');
  const around = async (post: typeof first) => {
    const { previous, next } = await getNeighbours(publicationId, post);
    return [previous?.title, next?.title];
  };
  expect(await around(first)).toEqual([undefined, 'Twin']);
  expect(await around(twin)).toEqual(['First', 'Last']);
  expect(await around(last)).toEqual(['Twin', undefined]);
});
