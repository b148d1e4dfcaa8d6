import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { EpisodeInput, saveEpisode } from './episodes';
import { endPodcast, getPodcast, PodcastInput, savePodcast } from './podcast';

const INPUT = {
  title: 'Harbour Talk',
  description: 'Of ships & the people on them.',
  author: 'Ada Moreno',
  email: 'ada@example.com',
  language: 'en',
  category: 'Society & Culture > Documentary',
  isExplicit: false,
  isSerial: false,
  coverKey: '',
};

async function publicationWithCover(width: number, height = width) {
  const { id: publicationId } = await make.publication();
  const user = await make.member(publicationId);
  const key = publicationId.replaceAll('-', '').slice(-22);
  const picture = { fileName: 'cover.png', width, height, sizeBytes: 1, widths: [480, 960], mailFormat: 'png' };
  await db.upload.create({ data: { publicationId, uploadedById: user.id, key, ...picture } });
  return { publicationId, coverKey: key, userId: user.id };
}

test.each([
  [1400, 1400, true],
  [3000, 3000, true],
  [1399, 1399, false],
  [3001, 3001, false],
  [1400, 1401, false],
])('a cover of %d × %d: %s', async (width, height, isTaken) => {
  const { publicationId, coverKey } = await publicationWithCover(width, height);
  expect((await savePodcast(publicationId, { ...INPUT, coverKey })).ok).toBe(isTaken);
  expect(Boolean(await getPodcast(publicationId))).toBe(isTaken);
});

test('a show is saved, saved anew, and taken off; its pages are stale each time', async () => {
  const { publicationId, coverKey } = await publicationWithCover(1500);
  const { host } = await db.publication.findUniqueOrThrow({ where: { id: publicationId } });
  const touched = async () => (await db.pageTag.findUnique({ where: { tag: `host:${host}` } }))?.at.getTime() ?? 0;
  let before = await touched();
  for (const title of ['One', 'Two']) {
    expect(await savePodcast(publicationId, { ...INPUT, title, coverKey })).toEqual({ ok: true });
    expect(await getPodcast(publicationId)).toMatchObject({ title });
    expect(await touched()).toBeGreaterThan(before);
    before = await touched();
  }
  await endPodcast(publicationId);
  expect(await getPodcast(publicationId)).toBeNull();
  expect(await touched()).toBeGreaterThan(before);
});

test('another publication’s picture is no cover', async () => {
  const theirs = await publicationWithCover(1500);
  const { id } = await make.publication();
  expect(await savePodcast(id, { ...INPUT, coverKey: theirs.coverKey })).toMatchObject({ ok: false });
});

test('what directories refuse is refused here', () => {
  expect(PodcastInput.safeParse(INPUT).success).toBe(true);
  for (const wrong of [{ title: ' ' }, { email: 'nobody' }, { category: 'Arts > Nonsense' }, { language: 'English' }])
    expect(PodcastInput.safeParse({ ...INPUT, ...wrong }).success).toBe(false);
});

test('an episode has a season and a number, or none, and is of a post of this publication', async () => {
  const { publicationId, userId } = await publicationWithCover(1500);
  const post = await make.post(publicationId, userId, { slug: 'one', publishedAt: new Date() });
  const input = EpisodeInput.parse({ postId: post.id, season: '2', number: '', isExplicit: 'yes' });
  expect(await saveEpisode(publicationId, input)).toBe(true);
  expect(await db.episode.findUnique({ where: { postId: post.id } })).toMatchObject({
    season: 2,
    number: null,
    isExplicit: true,
  });
  expect(await saveEpisode((await make.publication()).id, input)).toBe(false);
  for (const wrong of [{ season: '0' }, { number: '1.5' }, { number: 'x' }])
    expect(EpisodeInput.safeParse({ postId: post.id, season: '', number: '', isExplicit: '', ...wrong }).success).toBe(false);
});
