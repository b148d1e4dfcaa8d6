import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { flushCounts } from './flush-counts';
import { getPostLikes, type Liker, likePost } from './like-post';
import { likerOf, newLiker } from './liker-cookie';
import { tidyComments } from './tidy-comments';
import { countsTag, discussionTag } from './touch-discussion';

let publicationId: string;
let postId: string;
beforeEach(async () => {
  publicationId = (await make.publication()).id;
  postId = (await make.openPost(publicationId, (await make.member(publicationId)).id)).id;
});

const browser = (network = crypto.randomUUID()): Liker => ({ browserId: crypto.randomUUID(), network });
const like = (liker: Liker, likes = true) => likePost({ publicationId, postId, liker, likes });
const tagTimes = () =>
  db.$queryRaw<{ tag: string; at: Date }[]>`
    select tag, at from page_tag where tag = any(${[discussionTag(postId), countsTag(publicationId)]}) order by tag`;

test('a person and a browser have one like each, whatever is pressed by how many at once, and can take it back', async () => {
  const { id: userId } = await make.user();
  const one = browser();
  await Promise.all([like({ userId }), like({ userId }), like(one), like(one)]);
  expect(await getPostLikes(publicationId, postId, { userId })).toEqual({ people: 1, browsers: 1, likes: 2, isLiked: true });
  expect(await like(one, false)).toEqual({ ok: true, likes: 1, isLiked: false });
  expect(await like(one, false)).toEqual({ ok: true, likes: 1, isLiked: false });
  expect(await getPostLikes(publicationId, postId, one)).toMatchObject({ isLiked: false });
});

test('one network without an account comes to five, with cookies cleared and all at once; accounts go on', async () => {
  const results = await Promise.all(Array.from({ length: 9 }, () => like(browser('203.0.113.9'))));
  expect(results.filter(({ ok }) => ok)).toHaveLength(5);
  expect(await like(browser('203.0.113.9'))).toEqual({ ok: false, problem: 'too-many' });
  expect(await like(browser('203.0.113.10'))).toMatchObject({ likes: 6 });
  expect(await like({ userId: (await make.user()).id })).toMatchObject({ likes: 7 });
});

test('the rows hold neither browser nor network, and the network is forgotten after a month', async () => {
  const liker = { browserId: crypto.randomUUID(), network: '203.0.113.77' };
  await like(liker);
  const row = () => db.postLike.findFirstOrThrow({ where: { postId } });
  expect(JSON.stringify(await row())).not.toContain(liker.browserId);
  expect(JSON.stringify(await row())).not.toContain(liker.network);
  await tidyComments();
  expect((await row()).networkHash).not.toBeNull();
  await tidyComments(new Date(Date.now() + 31 * 86_400_000));
  expect((await row()).networkHash).toBeNull();
});

test('a cookie cannot be made up', () => {
  const { browserId, cookie } = newLiker();
  expect(likerOf(cookie)).toBe(browserId);
  expect(likerOf(`${cookie.slice(0, -2)}aa`)).toBeNull();
  expect(likerOf(signId('poll-browser', browserId))).toBeNull();
  expect(likerOf(undefined)).toBeNull();
});

test('nothing is liked that readers cannot open, nor by the id of another publication', async () => {
  const draft = await make.post(publicationId, (await make.member(publicationId)).id);
  const elsewhere = await make.publication();
  expect(await likePost({ publicationId, postId: draft.id, liker: browser(), likes: true })).toEqual({
    ok: false,
    problem: 'post-unknown',
  });
  expect(await likePost({ publicationId: elsewhere.id, postId, liker: browser(), likes: true })).toEqual({
    ok: false,
    problem: 'post-unknown',
  });
});

test('pages hear of likes in groups: at the flush, once, and not at each press', async () => {
  for (let times = 0; times < 4; times++) await like(browser());
  expect(await tagTimes()).toEqual([]);
  const discussion = () => db.discussion.findUniqueOrThrow({ where: { postId } });
  expect((await discussion()).likes).toBe(0);
  expect(await flushCounts()).toBeGreaterThan(0);
  expect(await discussion()).toMatchObject({ likes: 4, changedAt: null });
  const after = await tagTimes();
  expect(after).toHaveLength(2);
  expect(await flushCounts()).toBe(0);
  expect(await tagTimes()).toEqual(after);
});
