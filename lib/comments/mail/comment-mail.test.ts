import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Post, Publication, User } from '@/lib/db/types';
import { unseal } from '@/lib/secrets/seal';
import { make } from '@/lib/testing/make';
import { getViewer } from '../commenter';
import { deleteComment } from '../delete-comment';
import { approveComment } from '../moderation/decide-comment';
import { writeComment } from '../write-comment';
import { mailComments } from './mail-comments';
import { getMailOff, mailOffToken, setMailByToken } from './mail-off';

const HOUR_MS = 3_600_000;
let publication: Publication;
let author: User;
let post: Post & { slug: string };
beforeEach(async () => {
  publication = await make.publication();
  author = await make.member(publication.id);
  post = await make.openPost(publication.id, author.id, { title: 'The tide' });
});

async function write(user: User, body: string, parentId: string | null = null, name = 'Rea') {
  const member = await db.teamMember.findFirst({ where: { publicationId: publication.id, userId: user.id } });
  const viewer = (await getViewer(publication.id, { user, role: member?.role ?? null }))!;
  const result = await writeComment({ publicationId: publication.id, postId: post.id, parentId, viewer, body, name });
  if (!result.ok) throw new Error(result.problem);
  return result.id;
}
const run = (user: User, threadId: string, now?: Date) =>
  mailComments({ publicationId: publication.id, userId: user.id, threadId }, now);
async function mailsTo(user: User) {
  const rows = await db.notice.findMany({
    where: { publicationId: publication.id, kind: 'comments', email: user.email },
    orderBy: { id: 'asc' },
  });
  return rows.map(
    ({ sealedProps }) =>
      unseal('notice', sealedProps!) as {
        about: string;
        comments: { text: string; url: string; isWaiting: boolean }[];
        more: number;
        offUrl: string;
      },
  );
}
const texts = async (user: User) =>
  (await mailsTo(user)).map(({ about, comments }) => [about, ...comments.map(({ text }) => text)]);

test('whom a comment answers and whose post it is are told, each once; nobody is told of their own words', async () => {
  const [rea, otto] = [await make.reader(publication.id), await make.reader(publication.id)];
  const first = await write(rea, 'What a **tide**');
  await write(otto, 'Indeed', first, 'Otto');
  await write(rea, 'To myself', first);
  await write(author, 'Thank you', first);
  await run(rea, first);
  await run(rea, first);
  await run(author, post.id);
  expect(await texts(rea)).toEqual([['answers', 'Indeed', 'Thank you']]);
  expect(await texts(author)).toEqual([['posts', 'What a tide', 'Indeed', 'To myself']]);
  expect(await texts(otto)).toEqual([]);
  const jobs = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pgboss.job where name = 'mail-comments' and data->>'publicationId' = ${publication.id}`;
  expect(jobs[0]?.count).toBe(5);
});

test('of one thread at most one mail comes an hour, with all that is new in it', async () => {
  const [rea, otto] = [await make.reader(publication.id), await make.reader(publication.id)];
  const first = await write(rea, 'Hello');
  await write(otto, 'One', first, 'Otto');
  const now = new Date();
  expect(await run(rea, first, now)).toBeNull();
  await write(otto, 'Two', first);
  await write(otto, 'Three', first);
  expect(await run(rea, first, new Date(now.getTime() + 60_000))).toEqual(new Date(now.getTime() + HOUR_MS));
  expect(await texts(rea)).toHaveLength(1);
  await Promise.all([run(rea, first, new Date(now.getTime() + HOUR_MS)), run(rea, first, new Date(now.getTime() + HOUR_MS))]);
  expect(await texts(rea)).toEqual([
    ['answers', 'One'],
    ['answers', 'Two', 'Three'],
  ]);
  const due = await db.$queryRaw<{ at: Date }[]>`
    select start_after as at from pgboss.job where name = 'mail-comments' and data->>'threadId' = ${first} order by start_after desc limit 1`;
  expect(due[0]!.at.getTime() - now.getTime()).toBeGreaterThan(HOUR_MS - 5000);
});

test('a mail has ten, and says how many more', async () => {
  const rea = await make.reader(publication.id);
  for (let at = 0; at < 12; at++) await write(rea, `Comment ${at}`);
  await run(author, post.id);
  const [mail] = await mailsTo(author);
  expect(mail).toMatchObject({ more: 2 });
  expect(mail?.comments).toHaveLength(10);
});

test('what was taken away meanwhile is not told of', async () => {
  const [rea, otto] = [await make.reader(publication.id), await make.reader(publication.id)];
  const first = await write(rea, 'Hello');
  const commentId = await write(otto, 'Wait, no', first, 'Otto');
  await deleteComment({
    publicationId: publication.id,
    commentId,
    viewer: (await getViewer(publication.id, { user: otto, role: null }))!,
  });
  await run(rea, first);
  expect(await texts(rea)).toEqual([]);
});

test('what waits is told to the author, who can do something about it; whom it answers hears of it once it is shown', async () => {
  const [rea, otto] = [await make.reader(publication.id), await make.reader(publication.id)];
  const first = await write(rea, 'Hello');
  await db.publication.update({ where: { id: publication.id }, data: { commentHold: 'everyone' } });
  const commentId = await write(otto, 'Held', first, 'Otto');
  await run(rea, first);
  await run(author, post.id);
  expect(await texts(rea)).toEqual([]);
  expect((await mailsTo(author)).at(-1)?.comments.at(-1)).toMatchObject({
    text: 'Held',
    isWaiting: true,
    url: expect.stringContaining('/dashboard/comments'),
  });
  await approveComment({ publicationId: publication.id, commentId });
  await approveComment({ publicationId: publication.id, commentId });
  await run(rea, first);
  expect(await texts(rea)).toEqual([['answers', 'Held']]);
});

test('words under a paid post go to nobody who may not read it any more', async () => {
  const canary = 'canary-51c0';
  await db.post.update({ where: { id: post.id }, data: { access: 'paid' } });
  const [rea, otto] = [await make.reader(publication.id, { tier: 'paid' }), await make.reader(publication.id, { tier: 'paid' })];
  const first = await write(rea, 'Hello');
  await write(otto, canary, first, 'Otto');
  await db.subscription.updateMany({ where: { subscriber: { email: rea.email } }, data: { tier: 'free' } });
  await run(rea, first);
  expect(await texts(rea)).toEqual([]);
});

test('one click ends it, for that kind alone, also from nowhere; a second click changes nothing, and it can come back', async () => {
  const [rea, otto] = [await make.reader(publication.id), await make.reader(publication.id)];
  const first = await write(rea, 'Hello');
  const commenter = await db.commenter.findUniqueOrThrow({
    where: { publicationId_userId: { publicationId: publication.id, userId: rea.id } },
  });
  const token = mailOffToken('answers', commenter.id);
  expect(await setMailByToken(publication.id, token, true)).toBe(true);
  expect(await setMailByToken(publication.id, token, true)).toBe(true);
  await write(otto, 'Unheard', first, 'Otto');
  await run(rea, first);
  expect(await texts(rea)).toEqual([]);
  expect(await getMailOff(publication.id, token)).toMatchObject({ kind: 'answers', isOff: true });
  expect(await getMailOff(publication.id, mailOffToken('posts', commenter.id))).toMatchObject({ kind: 'posts', isOff: false });
  await setMailByToken(publication.id, token, false);
  expect(await getMailOff(publication.id, token)).toMatchObject({ isOff: false });
  const elsewhere = await make.publication();
  for (const [where, wrong] of [
    [elsewhere.id, token],
    [publication.id, `${token.slice(0, -2)}aa`],
    [publication.id, 'x'],
  ] as const)
    expect(await setMailByToken(where, wrong, true)).toBe(false);
});

test('an address that is suppressed, and who left the team, get none', async () => {
  const [rea, otto] = [await make.reader(publication.id), await make.reader(publication.id)];
  const first = await write(rea, 'Hello');
  await write(otto, 'Bounced', first, 'Otto');
  await db.suppression.create({ data: { publicationId: publication.id, emailFolded: rea.email, reason: 'hard_bounce' } });
  await db.teamMember.deleteMany({ where: { userId: author.id } });
  await run(rea, first);
  await run(author, post.id);
  expect([await texts(rea), await texts(author)]).toEqual([[], []]);
});
