import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { moveCommenter } from './move-commenter';

async function scene() {
  const { id: publicationId } = await make.publication();
  const post = await make.openPost(publicationId, (await make.member(publicationId)).id);
  const [from, to] = [await make.reader(publicationId), await make.reader(publicationId)];
  const commenter = await db.commenter.create({ data: { publicationId, userId: from.id, name: 'Rea' } });
  const row = { publicationId, postId: post.id };
  const own = await db.comment.create({ data: { ...row, commenterId: commenter.id, body: 'Mine' } });
  const other = await db.comment.create({ data: { ...row, body: 'Theirs', likes: 1 } });
  await db.commentLike.create({ data: { publicationId, commentId: other.id, userId: from.id } });
  await db.postLike.create({ data: { ...row, userId: from.id } });
  const move = () => db.$transaction((tx) => moveCommenter(tx, { publicationId, fromUserId: from.id, toUserId: to.id }));
  return { publicationId, post, from, to, commenter, own, other, move };
}

const stale = async () => (await db.pageTag.findMany({ orderBy: { tag: 'asc' } })).map(({ tag }) => tag);

test('an account that never took part takes all over', async () => {
  const { publicationId, post, to, commenter, other, move } = await scene();
  await move();
  await move();
  expect(await db.commenter.findMany({ where: { publicationId } })).toMatchObject([
    { id: commenter.id, userId: to.id, name: 'Rea' },
  ]);
  expect(await db.commentLike.findMany({ where: { commentId: other.id } })).toMatchObject([{ userId: to.id }]);
  expect(await db.postLike.findMany({ where: { postId: post.id } })).toMatchObject([{ userId: to.id }]);
});

test('one that took part itself becomes the one person of both; what both liked is one like, and a ban stays', async () => {
  const { publicationId, post, from, to, own, other, move } = await scene();
  const { id: kept } = await db.commenter.create({ data: { publicationId, userId: to.id, name: 'Rea C.' } });
  await db.commenter.updateMany({ where: { publicationId, userId: from.id }, data: { bannedAt: new Date() } });
  await db.commentLike.create({ data: { publicationId, commentId: other.id, userId: to.id } });
  await db.comment.update({ where: { id: other.id }, data: { likes: 2 } });
  await db.postLike.create({ data: { publicationId, postId: post.id, userId: to.id } });
  await move();
  expect(await db.commenter.findMany({ where: { publicationId } })).toMatchObject([{ id: kept, bannedAt: expect.any(Date) }]);
  expect(await db.comment.findUniqueOrThrow({ where: { id: own.id } })).toMatchObject({ commenterId: kept });
  expect(await db.comment.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({ likes: 1 });
  expect(await db.postLike.count({ where: { postId: post.id } })).toBe(1);
});

test('pages that showed the one show the other: of what they wrote, of what both liked, and their own', async () => {
  const { publicationId, post, commenter, to, other, move } = await scene();
  const { id: kept } = await db.commenter.create({ data: { publicationId, userId: to.id, name: 'Rea C.' } });
  const liked = await make.openPost(publicationId, (await make.member(publicationId)).id);
  const untouched = await make.openPost(publicationId, (await make.member(publicationId)).id);
  await db.comment.create({ data: { publicationId, postId: untouched.id, body: 'Of somebody else' } });
  await db.comment.update({ where: { id: other.id }, data: { postId: liked.id, likes: 2 } });
  await db.commentLike.create({ data: { publicationId, commentId: other.id, userId: to.id } });
  await move();
  const tags = [`comments:${post.id}`, `comments:${liked.id}`, `reader:${commenter.id}`, `reader:${kept}`];
  expect(await stale()).toEqual(expect.arrayContaining(tags));
  expect(await stale()).not.toContain(`comments:${untouched.id}`);
  const changed = await db.discussion.findMany({ where: { publicationId, changedAt: { not: null } }, select: { postId: true } });
  expect(changed.map(({ postId }) => postId).sort()).toEqual([liked.id, post.id].sort());
});
