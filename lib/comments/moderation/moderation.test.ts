import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Post, User } from '@/lib/db/types';
import { make } from '@/lib/testing/make';
import { getViewer } from '../commenter';
import { deleteComment } from '../delete-comment';
import { getDiscussion } from '../get-discussion';
import { likeComment } from '../like-comment';
import { getReaderPage } from '../profile/get-reader-page';
import { reportComment } from '../report-comment';
import { writeComment } from '../write-comment';
import { banCommenter, listBanned, unbanCommenter } from './ban-commenter';
import { getCommentSettings, saveCommentSettings } from './comment-settings';
import { approveComment, removeComment, restoreComment } from './decide-comment';
import { countModeration, listModeration, type ModerationView } from './list-moderation';

let publicationId: string;
let owner: User;
let post: Post & { slug: string };
beforeEach(async () => {
  publicationId = (await make.publication()).id;
  owner = await make.member(publicationId);
  post = await make.openPost(publicationId, owner.id, { title: 'The tide' });
});

const viewerOf = async (user: User) => (await getViewer(publicationId, { user, role: null }))!;
async function write(user: User, body: string, parentId: string | null = null) {
  const result = await writeComment({
    publicationId,
    postId: post.id,
    parentId,
    viewer: await viewerOf(user),
    body,
    name: 'Rea',
  });
  if (!result.ok) throw new Error(result.problem);
  return result;
}
const seen = async (user: User | null) =>
  (await getDiscussion(publicationId, post.slug, user && (await viewerOf(user)), { order: 'oldest', page: 1 }))?.threads.map(
    ({ state }) => state,
  );
const listed = async (view: ModerationView) => (await listModeration(publicationId, { view, limit: 50 })).map(({ id }) => id);
const acts = () =>
  db.activity.findMany({ where: { publicationId }, orderBy: { id: 'asc' }, select: { act: true, objectName: true } });

test('a newcomer’s comment waits where the team wishes; they see that it does, and it is shown once approved', async () => {
  expect(
    await saveCommentSettings(publicationId, owner.id, { rule: 'everyone', closeAfterDays: '', hold: 'newcomers', words: '' }),
  ).toEqual({ ok: true });
  const rea = await make.reader(publicationId);
  const { id, isWaiting } = await write(rea, 'Hello');
  expect(isWaiting).toBe(true);
  expect([await seen(null), await seen(rea)]).toEqual([[], ['waiting']]);
  expect(await countModeration(publicationId)).toEqual({ waiting: 1, reported: 0 });
  // Deleting what waits does not make anyone known.
  const second = await write(rea, 'Or this');
  await deleteComment({ publicationId, commentId: second.id, viewer: await viewerOf(rea) });
  expect((await write(rea, 'And this')).isWaiting).toBe(true);
  await approveComment({ publicationId, commentId: id });
  await approveComment({ publicationId, commentId: id });
  expect(await seen(null)).toEqual(['shown']);
  expect((await write(rea, 'I am known now')).isWaiting).toBe(false);
  expect((await write(await make.member(publicationId, 'author'), 'team')).isWaiting).toBe(true); // as a reader without a role
});

test('what is removed is seen by its writer alone, marked, and can be brought back', async () => {
  const rea = await make.reader(publicationId);
  const { id: commentId } = await write(rea, 'Rude');
  await removeComment({ publicationId, commentId, userId: owner.id });
  await removeComment({ publicationId, commentId, userId: owner.id });
  expect([await seen(null), await seen(rea)]).toEqual([[], ['removed']]);
  expect(await listed('removed')).toEqual([commentId]);
  expect((await db.discussion.findUniqueOrThrow({ where: { postId: post.id } })).comments).toBe(0);
  await restoreComment({ publicationId, commentId, userId: owner.id });
  expect(await seen(null)).toEqual(['shown']);
  expect(await acts()).toEqual([
    { act: 'comment.removed', objectName: 'The tide' },
    { act: 'comment.restored', objectName: 'The tide' },
  ]);
});

test('reports come with their reasons, one a reader, until the team has decided', async () => {
  const { id: commentId } = await write(await make.reader(publicationId), 'Buy this');
  const report = async (reason: string, detail = '') =>
    reportComment({ publicationId, commentId, viewer: await viewerOf(await make.reader(publicationId)), reason, detail });
  expect(await report('spam', 'Third time today')).toMatchObject({ ok: true });
  expect(await report('abuse')).toMatchObject({ ok: true });
  expect(await report('boring')).toEqual({ ok: false, problem: 'reason-missing' });
  expect(await report('other', 'x'.repeat(501))).toEqual({ ok: false, problem: 'detail-long' });
  const same = await viewerOf(await make.reader(publicationId));
  for (let times = 0; times < 2; times++)
    await reportComment({ publicationId, commentId, viewer: same, reason: 'spam', detail: '' });
  const [row] = await listModeration(publicationId, { view: 'reported', limit: 5 });
  expect(row?.reports.map(({ reason, detail }) => [reason, detail])).toEqual([
    ['spam', 'Third time today'],
    ['abuse', ''],
    ['spam', ''],
  ]);
  expect(await seen(null)).toEqual(['shown']);
  await approveComment({ publicationId, commentId });
  expect(await countModeration(publicationId)).toEqual({ waiting: 0, reported: 0 });
  expect(await seen(null)).toEqual(['shown']);
});

test('who is banned can do nothing more here, and can be let in again; the team cannot be banned', async () => {
  const rea = await make.reader(publicationId);
  const fan = await make.reader(publicationId);
  await write(rea, 'Once');
  const { id: theirs } = await write(fan, 'Mine');
  const { id: commenterId } = await db.commenter.update({
    where: { publicationId_userId: { publicationId, userId: rea.id } },
    data: { pageSince: new Date() },
  });
  expect(await getReaderPage(publicationId, commenterId, null)).toMatchObject({ name: 'Rea', comments: [{ text: 'Once' }] });
  await banCommenter({ publicationId, commenterId, userId: owner.id });
  await banCommenter({ publicationId, commenterId, userId: owner.id });
  expect(await getReaderPage(publicationId, commenterId, null)).toBeNull();
  const viewer = await viewerOf(rea);
  expect(await writeComment({ publicationId, postId: post.id, parentId: null, viewer, body: 'Again' })).toEqual({
    ok: false,
    problem: 'banned',
  });
  expect(await likeComment({ publicationId, commentId: theirs, viewer, likes: true })).toEqual({ ok: false, problem: 'banned' });
  expect(await reportComment({ publicationId, commentId: theirs, viewer, reason: 'spam', detail: '' })).toEqual({
    ok: false,
    problem: 'banned',
  });
  expect(await listBanned(publicationId)).toMatchObject([{ id: commenterId, name: 'Rea', comments: 1 }]);
  await unbanCommenter({ publicationId, commenterId, userId: owner.id });
  expect((await write(rea, 'Back')).isWaiting).toBe(false);
  expect((await acts()).map(({ act }) => act)).toEqual(['comment.banned', 'comment.unbanned']);
  await write(owner, 'From the team');
  const own = await db.commenter.findUniqueOrThrow({ where: { publicationId_userId: { publicationId, userId: owner.id } } });
  expect(await banCommenter({ publicationId, commenterId: own.id, userId: owner.id })).toEqual({ ok: false, problem: 'in-team' });
});

test('nobody decides about another publication’s comments or people', async () => {
  const rea = await make.reader(publicationId);
  const { id: commentId } = await write(rea, 'Hello');
  const commenter = await db.commenter.findFirstOrThrow({ where: { publicationId } });
  const other = { publicationId: (await make.publication()).id, userId: owner.id };
  expect(await approveComment({ ...other, commentId })).toEqual({ ok: false, problem: 'comment-unknown' });
  expect(await removeComment({ ...other, commentId })).toEqual({ ok: false, problem: 'comment-unknown' });
  expect(await restoreComment({ ...other, commentId })).toEqual({ ok: false, problem: 'comment-unknown' });
  expect(await banCommenter({ ...other, commenterId: commenter.id })).toEqual({ ok: false, problem: 'commenter-unknown' });
  expect(await unbanCommenter({ ...other, commenterId: commenter.id })).toEqual({ ok: false, problem: 'commenter-unknown' });
  expect(await listModeration(other.publicationId, { view: 'all', limit: 5 })).toEqual([]);
  expect(await getReaderPage(other.publicationId, commenter.id, null)).toBeNull();
  expect(await seen(null)).toEqual(['shown']);
});

test('the queue is paged, the oldest that waits first', async () => {
  await saveCommentSettings(publicationId, owner.id, { rule: 'everyone', closeAfterDays: '', hold: 'everyone', words: '' });
  const rea = await make.reader(publicationId);
  const ids = [];
  for (const body of ['a', 'b', 'c']) ids.push((await write(rea, body)).id);
  const first = await listModeration(publicationId, { view: 'waiting', limit: 2 });
  const next = await listModeration(publicationId, { view: 'waiting', limit: 2, after: first.at(-1)?.id });
  expect([...first, ...next].map(({ id }) => id)).toEqual(ids);
  expect((await listed('all')).at(0)).toBe(ids.at(-1));
});

test('settings are checked, kept in one form, and make all pages stale', async () => {
  const save = (input: object) =>
    saveCommentSettings(publicationId, owner.id, {
      rule: 'paid',
      closeAfterDays: '30',
      hold: 'newcomers',
      words: 'Casino\n casino \n\nFree money',
      ...input,
    });
  expect(await save({})).toEqual({ ok: true });
  expect(await getCommentSettings(publicationId)).toEqual({
    rule: 'paid',
    closeAfterDays: 30,
    hold: 'newcomers',
    words: 'casino\nfree money',
  });
  for (const wrong of [
    { rule: 'some' },
    { closeAfterDays: '0' },
    { closeAfterDays: 'x' },
    { hold: 'x' },
    { words: 'x'.repeat(81) },
    { more: '1' },
  ])
    expect(await save(wrong), JSON.stringify(wrong)).toMatchObject({ ok: false });
  const { host } = await db.publication.findUniqueOrThrow({ where: { id: publicationId } });
  expect(await db.$queryRaw`select tag from page_tag where tag = ${`host:${host}`}`).toHaveLength(1);
});
