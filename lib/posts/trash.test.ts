import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { createPost } from './create-post';
import { deletePost } from './delete-post';
import { emptyTrash } from './empty-trash';
import { getPublishedPost } from './get-published-post';
import { isGone } from './is-gone';
import { listPosts } from './list-posts';
import { listTrash } from './list-trash';
import { publishPost } from './publish-post';
import { purgePost } from './purge-post';
import { restorePost } from './restore-post';
import { saveDraft } from './save-draft';

const says = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
let publicationId: string;
let userId: string;

async function write(title: string, mailed: boolean | null = null) {
  const { id: postId } = await createPost({ publicationId, authorId: userId });
  const input = { publicationId, postId, userId };
  await saveDraft({ ...input, revision: 0, title, subtitle: '', document: says('It begins.') });
  if (mailed !== null) {
    const audience = mailed ? { kind: 'everyone' as const } : null;
    expect(await publishPost({ ...input, revision: 1, audience })).toMatchObject({ ok: true });
  }
  return input;
}

beforeEach(async () => {
  publicationId = (await make.publication()).id;
  userId = (await make.member(publicationId)).id;
});

const ids = async () => (await listTrash({ publicationId })).map(({ id }) => id);
const slugs = async () => (await listPosts({ publicationId, state: 'published' })).map(({ slug }) => slug);

test('a deleted post is in the trash, says who and until when, and is gone for readers', async () => {
  const post = await write('Ropes', false);
  await deletePost(post);
  const [trashed] = await listTrash({ publicationId });
  expect(trashed).toMatchObject({ id: post.postId, title: 'Ropes', wasPublished: true, deletedBy: 'Ana' });
  expect((trashed?.endsAt.getTime() ?? 0) - (trashed?.deletedAt.getTime() ?? 0)).toBe(30 * 86_400_000);
  expect(await getPublishedPost(publicationId, 'ropes')).toBeNull();
});

test('it comes back as it was, to its address; twice changes nothing', async () => {
  const [post, draft] = [await write('Ropes', false), await write('Sails')];
  await deletePost(post);
  await deletePost(draft);
  expect(await restorePost(post)).toEqual({ ok: true, published: true, moved: false });
  expect(await restorePost(post)).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await restorePost(draft)).toEqual({ ok: true, published: false, moved: false });
  expect(await getPublishedPost(publicationId, 'ropes')).toMatchObject({ title: 'Ropes' });
  expect(await ids()).toEqual([]);
});

test('where another post took its address it gets a new one', async () => {
  const post = await write('Ropes', false);
  await deletePost(post);
  await write('Ropes', false);
  expect(await restorePost(post)).toEqual({ ok: true, published: true, moved: true });
  expect((await slugs()).sort()).toEqual(['ropes', 'ropes-2']);
});

test('a post that was never mailed leaves nothing; one that was leaves its mailing alone', async () => {
  const [draft, mailed] = [await write('Sails'), await write('Ropes', true)];
  for (const post of [draft, mailed]) await deletePost(post);
  const issue = await db.issue.findFirstOrThrow({ where: { postId: mailed.postId } });
  expect(await purgePost(draft)).toEqual({ ok: true });
  expect(await db.post.count({ where: { id: draft.postId } })).toBe(0);
  await db.issue.update({ where: { id: issue.id }, data: { cancelledAt: null } });
  expect(await purgePost(mailed)).toEqual({ ok: false, problem: 'being-mailed' });
  await db.issue.update({ where: { id: issue.id }, data: { cancelledAt: new Date() } });
  expect(await purgePost(mailed)).toEqual({ ok: true });
  expect(await purgePost(mailed)).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await restorePost(mailed)).toEqual({ ok: false, problem: 'post-unknown' });
  const left = await db.post.findUniqueOrThrow({ where: { id: mailed.postId }, include: { revisions: true } });
  expect(JSON.stringify(left)).not.toContain('It begins.');
  expect(await db.issueMessage.count({ where: { issueId: issue.id } })).toBe(0);
  expect(await db.issue.findUnique({ where: { id: issue.id } })).toMatchObject({ subject: 'Ropes' });
  expect(await ids()).toEqual([]);
});

test('after 30 days the trash empties itself; younger posts and those in no trash stay', async () => {
  const [old, young, kept] = [await write('Old'), await write('Young'), await write('Kept')];
  await deletePost(old);
  await deletePost(young);
  await db.post.update({ where: { id: old.postId }, data: { deletedAt: new Date(Date.now() - 31 * 86_400_000) } });
  await emptyTrash();
  await emptyTrash();
  expect(await ids()).toEqual([young.postId]);
  expect((await listPosts({ publicationId })).map(({ id }) => id)).toEqual([kept.postId]);
  const acts = await db.activity.findMany({ where: { publicationId, act: 'post.purged' } });
  expect(acts).toMatchObject([{ userId: null, objectName: 'Old' }]);
});

test('neither a post that is not in the trash nor another publication’s can be purged or brought back', async () => {
  const [kept, trashed] = [await write('Kept', false), await write('Gone')];
  await deletePost(trashed);
  expect(await purgePost(kept)).toEqual({ ok: false, problem: 'post-unknown' });
  const other = { publicationId: (await make.publication()).id, postId: trashed.postId, userId };
  expect(await purgePost(other)).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await restorePost(other)).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await ids()).toEqual([trashed.postId]);
});

test('what was deleted is gone, at each address it had, also after the trash was emptied; a draft never stood anywhere', async () => {
  const [web, mailed, draft] = [await write('Ropes', false), await write('Knots', true), await write('Sails')];
  await db.post.update({ where: { id: draft.postId }, data: { slug: 'sails' } });
  await db.postSlug.create({ data: { publicationId, postId: mailed.postId, slug: 'old-knots' } });
  expect(await isGone(publicationId, 'ropes')).toBe(false);
  const all = async () =>
    Promise.all(['ropes', 'knots', 'old-knots', 'sails', 'none'].map((slug) => isGone(publicationId, slug)));
  for (const post of [web, mailed, draft]) await deletePost(post);
  expect(await all()).toEqual([true, true, true, false, false]);
  await db.issue.updateMany({ where: { publicationId }, data: { finishedAt: new Date() } });
  for (const post of [web, mailed, draft]) expect(await purgePost(post)).toEqual({ ok: true });
  expect(await all()).toEqual([true, true, true, false, false]);
  expect(await isGone((await make.publication()).id, 'ropes')).toBe(false);
});
