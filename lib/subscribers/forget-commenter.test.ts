import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { eraseSubscriber } from './erase-subscriber';
import { forgetCommenter } from './forget-commenter';

async function scene() {
  const { id: publicationId } = await make.publication();
  const author = await make.member(publicationId);
  const post = await make.openPost(publicationId, author.id);
  const commenter = async (name: string, over: object = {}) => {
    const user = await make.reader(publicationId);
    return { user, ...(await db.commenter.create({ data: { publicationId, userId: user.id, name, ...over } })) };
  };
  const rea = await commenter('Rea', { pictureKey: 'a'.repeat(22), bio: 'canary-bio', pageSince: new Date() });
  const otto = await commenter('Otto');
  const row = { publicationId, postId: post.id };
  const first = await db.comment.create({ data: { ...row, commenterId: rea.id, body: 'canary-words', likes: 1 } });
  const answer = await db.comment.create({
    data: { ...row, commenterId: otto.id, body: 'An answer', rootId: first.id, parentId: first.id, likes: 1 },
  });
  await db.commentLike.createMany({
    data: [
      { publicationId, commentId: answer.id, userId: rea.user.id },
      { publicationId, commentId: first.id, userId: otto.user.id },
    ],
  });
  await db.postLike.create({ data: { ...row, userId: rea.user.id } });
  return { publicationId, author, post, rea, otto, first, answer };
}

test('an erased reader leaves the place that was answered, without name, words, picture or likes', async () => {
  const { publicationId, post, rea, otto, first, answer } = await scene();
  const subscriber = await db.subscriber.findFirstOrThrow({ where: { publicationId, email: rea.user.email } });
  expect(await eraseSubscriber(publicationId, subscriber.id)).toBe(true);
  expect(await db.comment.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({
    body: '',
    commenterId: null,
    likes: 0,
  });
  expect(await db.comment.findUniqueOrThrow({ where: { id: answer.id } })).toMatchObject({ body: 'An answer', likes: 0 });
  expect(await db.commenter.findMany({ where: { publicationId } })).toMatchObject([{ id: otto.id }]);
  expect(await db.postLike.count({ where: { postId: post.id } })).toBe(0);
  expect(await db.discussion.findUniqueOrThrow({ where: { postId: post.id } })).toMatchObject({ comments: 1 });
  expect(await db.user.findUnique({ where: { id: rea.user.id } })).toBeNull();
  const jobs = await db.$queryRaw<object[]>`
    select 1 from pgboss.job where name = 'delete-picture' and data->>'publicationId' = ${publicationId}`;
  expect(jobs).toHaveLength(1);
  const tags = await db.$queryRaw<
    object[]
  >`select 1 from page_tag where tag in (${`comments:${post.id}`}, ${`reader:${rea.id}`})`;
  expect(tags).toHaveLength(2);
});

test('another publication, the team, and who never took part are left alone; twice is once', async () => {
  const { publicationId, author, rea, first } = await scene();
  const elsewhere = await make.publication();
  const forget = (where: string, email: string) => db.$transaction((tx) => forgetCommenter(tx, where, email));
  await db.commenter.create({ data: { publicationId, userId: author.id, name: 'Ana' } });
  await forget(elsewhere.id, rea.user.email);
  await forget(publicationId, author.email);
  await forget(publicationId, 'nobody@example.com');
  expect(await db.comment.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({ body: 'canary-words' });
  expect(await db.commenter.count({ where: { publicationId } })).toBe(3);
  await forget(publicationId, rea.user.email);
  await forget(publicationId, rea.user.email);
  expect(await db.commenter.count({ where: { publicationId } })).toBe(2);
});
