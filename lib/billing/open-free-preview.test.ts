import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { canRead } from './can-read';
import { getReader } from './get-reader';
import { openFreePreview } from './open-free-preview';

let publicationId: string;
let subscriber: { id: string; email: string };
let posts: { id: string }[];

beforeEach(async () => {
  publicationId = (await make.publication()).id;
  await make.paymentAccount(publicationId);
  await db.paymentAccount.update({ where: { publicationId }, data: { freePreviews: true } });
  subscriber = await make.subscriber(publicationId);
  const author = await make.member(publicationId);
  posts = await Promise.all(['a', 'b'].map((slug) => make.post(publicationId, author.id, { slug, publishedAt: new Date() })));
  await db.post.updateMany({ where: { publicationId }, data: { access: 'paid' } });
});

const open = (at: number, over: object = {}) =>
  openFreePreview({ publicationId, subscriberId: subscriber.id, postId: posts[at]?.id ?? '', ...over });
async function reads(at: number) {
  const user = await db.user.upsert({
    where: { email: subscriber.email },
    create: { email: subscriber.email },
    update: {},
  });
  const reader = await getReader(publicationId, { user, role: null });
  return canRead({ id: posts[at]?.id, access: 'paid', unlocksAt: null }, reader, new Date());
}

test('a free reader opens one paid post, once, and no other', async () => {
  expect(await reads(0)).toBe(false);
  const tries = await Promise.all([open(0), open(1), open(0), open(1)]);
  expect(tries.filter(({ ok }) => ok)).toHaveLength(2);
  expect([await reads(0), await reads(1)].filter(Boolean)).toHaveLength(1);
  const [won, lost] = (await reads(0)) ? [0, 1] : [1, 0];
  expect(await open(won)).toEqual({ ok: true });
  expect(await open(lost)).toEqual({ ok: false, problem: 'used-up' });
});

test('not where it is off, nor another publication’s post, a free one, or for who never confirmed', async () => {
  const elsewhere = await make.publication();
  const author = await make.member(elsewhere.id);
  const theirs = await make.post(elsewhere.id, author.id, { slug: 'x', publishedAt: new Date() });
  expect(await open(0, { postId: theirs.id })).toEqual({ ok: false, problem: 'post-unknown' });
  await db.post.update({ where: { id: posts[1]?.id }, data: { access: 'free' } });
  expect(await open(1)).toEqual({ ok: false, problem: 'post-unknown' });
  const pending = await make.subscriber(publicationId, { confirmedAt: null });
  expect(await open(0, { subscriberId: pending.id })).toEqual({ ok: false, problem: 'not-offered' });
  await db.paymentAccount.update({ where: { publicationId }, data: { freePreviews: false } });
  expect(await open(0)).toEqual({ ok: false, problem: 'not-offered' });
});
