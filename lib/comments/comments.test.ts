import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Post, Publication, User } from '@/lib/db/types';
import { make } from '@/lib/testing/make';
import { getViewer, type Viewer } from './commenter';
import { deleteComment } from './delete-comment';
import { editComment } from './edit-comment';
import { getDiscussion } from './get-discussion';
import { likeComment } from './like-comment';
import type { ShownComment } from './list-threads';
import { reportComment } from './report-comment';
import { discussionTag } from './touch-discussion';
import { writeComment } from './write-comment';

const DAY_MS = 86_400_000;
let publication: Publication;
let author: User;
let post: Post & { slug: string };

beforeEach(async () => {
  publication = await make.publication();
  author = await make.member(publication.id, 'owner');
  post = await make.openPost(publication.id, author.id);
});

async function viewerOf(user: User, where = publication.id): Promise<Viewer> {
  const member = await db.teamMember.findUnique({ where: { publicationId_userId: { publicationId: where, userId: user.id } } });
  return (await getViewer(where, { user, role: member?.role ?? null }))!;
}
const reader = async (over: Parameters<typeof make.reader>[1] = {}) => viewerOf(await make.reader(publication.id, over));

async function write(viewer: Viewer, body: string, over: { parentId?: string; name?: string; postId?: string } = {}, now?: Date) {
  const { parentId = null, name = 'Rea', postId = post.id } = over;
  return writeComment({ publicationId: publication.id, postId, parentId, viewer, body, name }, now);
}
async function written(...args: Parameters<typeof write>): Promise<string> {
  const result = await write(...args);
  if (!result.ok) throw new Error(result.problem);
  return result.id;
}
const look = async (
  viewer: Viewer | null = null,
  what: Parameters<typeof getDiscussion>[3] = { order: 'oldest', page: 1 },
  slug = post.slug,
) => getDiscussion(publication.id, slug, viewer && (await viewerOf(viewer.user)), what);
const outline = (comments: ShownComment[] = []): unknown[] =>
  comments.map(({ state, document, answers }) => {
    const words = JSON.stringify(document?.content ?? '').match(/"text":"([^"]*)"/)?.[1] ?? state;
    return answers.length > 0 ? [words, ...outline(answers)] : words;
  });
const touched = (tag: string) => db.$queryRaw<{ at: Date }[]>`select at from page_tag where tag = ${tag}`;

describe('writing', () => {
  test('a comment is there for everyone at once, and its pages are stale', async () => {
    const viewer = await reader();
    expect(await write(viewer, '  Hello **you**  ')).toMatchObject({ ok: true, isWaiting: false });
    const discussion = await look();
    expect(discussion).toMatchObject({ comments: 1, mayRead: true, refusal: 'sign-in', hasMore: false });
    expect(discussion?.threads[0]).toMatchObject({
      state: 'shown',
      isOwn: false,
      author: { name: 'Rea', badge: null, href: null },
    });
    expect(await touched(discussionTag(post.id))).toHaveLength(1);
    // The cached page is the same for all: nothing of its writer's account is in it.
    expect(JSON.stringify(discussion)).not.toContain(viewer.user.id);
    expect(JSON.stringify(discussion)).not.toContain(viewer.user.email);
  });

  test('sent twice, or by two requests at once, it is one', async () => {
    const viewer = await reader();
    const sent = await Promise.all([write(viewer, 'Once'), write(viewer, 'Once'), write(viewer, 'Once')]);
    expect(new Set(sent.map((each) => each.ok && each.id)).size).toBe(1);
    expect(await db.comment.count({ where: { postId: post.id } })).toBe(1);
    // Later the same words are said again.
    await written(viewer, 'Once', {}, new Date(Date.now() + 3_600_000));
    expect((await look())?.comments).toBe(2);
  });

  test('the first asks for a name, which does not pass for the team’s', async () => {
    const viewer = await reader();
    expect(await write(viewer, 'Hello', { name: '' })).toMatchObject({ problem: 'fields', fields: { name: 'name-missing' } });
    expect(await write(viewer, 'Hello', { name: 'АNA' })).toMatchObject({
      problem: 'fields',
      fields: { name: 'name-taken' },
    });
    expect(await db.comment.count({ where: { postId: post.id } })).toBe(0);
    await written(viewer, 'Hello', { name: 'Rea' });
    await written(viewer, 'Again', { name: 'Someone else' });
    const names = (await look())?.threads.map((each) => each.author?.name);
    expect(names).toEqual(['Rea', 'Rea']);
    // The team needs none: it writes under the name of its profile, and is marked.
    await written(await viewerOf(author), 'Thank you', { name: '' });
    const editor = await make.member(publication.id, 'editor');
    await written(await viewerOf(editor), 'I agree', { name: '' });
    expect((await look())?.threads.slice(2).map((each) => [each.author?.name, each.author?.badge])).toEqual([
      ['Ana', 'author'],
      ['Ana', 'team'],
    ]);
  });

  test.each([
    ['', 'body-missing'],
    [' \n ', 'body-missing'],
    ['\u202e\u2066', 'body-missing'],
    ['x'.repeat(5001), 'body-wrong'],
    ['a\u0000b', 'body-wrong'],
  ])('%j is no comment', async (body, word) =>
    expect(await write(await reader(), body)).toMatchObject({ problem: 'fields', fields: { body: word } }),
  );

  test('more than ten links are too many', async () =>
    expect(await write(await reader(), 'https://a.example '.repeat(11))).toEqual({ ok: false, problem: 'too-many-links' }));

  test('only under what readers can open, of this publication', async () => {
    const viewer = await reader();
    const draft = await make.post(publication.id, author.id);
    const elsewhere = await make.publication();
    const theirs = await make.openPost(elsewhere.id, (await make.member(elsewhere.id)).id);
    for (const postId of [draft.id, theirs.id, crypto.randomUUID()])
      expect(await write(viewer, 'Hello', { postId })).toEqual({ ok: false, problem: 'post-unknown' });
    // An answer to a comment under another post is none either.
    const other = await make.openPost(publication.id, author.id);
    const far = await written(viewer, 'Far', { postId: other.id });
    expect(await write(viewer, 'Hello', { parentId: far })).toEqual({ ok: false, problem: 'answered-gone' });
  });
});

describe('who may', () => {
  const set = (data: Parameters<typeof db.publication.update>[0]['data']) =>
    db.publication.update({ where: { id: publication.id }, data });

  test('everyone who is signed in, subscribers, who pays, or nobody', async () => {
    const people = {
      left: await reader({ endedAt: new Date() }),
      free: await reader(),
      paid: await reader({ tier: 'paid' }),
      team: await viewerOf(author),
    };
    const table = {
      everyone: [null, null, null, null],
      subscribers: ['subscribe', null, null, null],
      paid: ['pay', 'pay', null, null],
      nobody: ['off', 'off', 'off', 'off'],
    } as const;
    for (const [rule, expected] of Object.entries(table)) {
      await set({ commentRule: rule as keyof typeof table });
      const refused = await Promise.all(Object.values(people).map(async (viewer) => (await look(viewer))?.refusal));
      expect(refused, rule).toEqual(expected);
      const answers = await Promise.all(Object.values(people).map(async (viewer) => write(viewer, `Under ${rule}`)));
      expect(
        answers.map((answer) => (answer.ok ? null : answer.problem)),
        rule,
      ).toEqual(expected);
    }
  });

  test("a post's own rule wins, and the time ends it for all but the team", async () => {
    const viewer = await reader();
    await set({ commentRule: 'nobody' });
    await db.post.update({ where: { id: post.id }, data: { commentRule: 'everyone' } });
    await written(viewer, 'Open');
    await set({ commentsCloseAfterDays: 7 });
    const later = new Date(Date.now() + 7 * DAY_MS + 1000);
    expect(await write(viewer, 'Late', {}, later)).toEqual({ ok: false, problem: 'closed' });
    expect(await write(await viewerOf(author), 'Late', {}, later)).toMatchObject({ ok: true });
  });

  test('nothing is said, seen or done under a post that one may not read', async () => {
    const canary = 'canary-7f3a';
    await db.post.update({ where: { id: post.id }, data: { access: 'paid' } });
    const payer = await reader({ tier: 'paid' });
    const free = await reader();
    const id = await written(payer, canary);
    expect(await write(free, 'Me too')).toEqual({ ok: false, problem: 'cannot-read' });
    expect(await write(free, 'Me too', { parentId: id })).toEqual({ ok: false, problem: 'cannot-read' });
    for (const viewer of [null, free])
      for (const what of [{ order: 'liked', page: 1 } as const, { commentId: id }]) {
        const seen = await look(viewer, what);
        expect(JSON.stringify(seen)).not.toContain(canary);
        expect(seen).toMatchObject({ mayRead: false, comments: 1, threads: [] });
      }
    const about = { publicationId: publication.id, commentId: id, viewer: free };
    expect(await likeComment({ ...about, likes: true })).toEqual({ ok: false, problem: 'comment-unknown' });
    expect(await reportComment({ ...about, reason: 'spam', detail: '' })).toEqual({ ok: false, problem: 'comment-unknown' });
    expect(JSON.stringify(await look(payer))).toContain(canary);
  });
});

describe('threads', () => {
  test('stand in their order, with answers under what they answer', async () => {
    const viewer = await reader();
    let minute = 0;
    const at = () => new Date(Date.UTC(2030, 0, 1, 0, minute++));
    const a = await written(viewer, 'a', {}, at());
    const b = await written(viewer, 'b', {}, at());
    const a1 = await written(viewer, 'a1', { parentId: a }, at());
    await written(viewer, 'a2', { parentId: a }, at());
    await written(viewer, 'a1x', { parentId: a1 }, at());
    expect(outline((await look())?.threads)).toEqual([['a', ['a1', 'a1x'], 'a2'], 'b']);
    expect(outline((await look(null, { order: 'newest', page: 1 }))?.threads)).toEqual(['b', ['a', ['a1', 'a1x'], 'a2']]);
    await likeComment({ publicationId: publication.id, commentId: b, viewer: await reader(), likes: true });
    await likeComment({ publicationId: publication.id, commentId: a1, viewer: await reader(), likes: true });
    expect(outline((await look(null, { order: 'liked', page: 1 }))?.threads)[0]).toBe('b');
    expect(outline((await look(null, { commentId: a1 }))?.threads)).toEqual([['a', ['a1', 'a1x'], 'a2']]);
    expect((await look())?.comments).toBe(5);
  });

  test('are paged, each once; a long one shows its beginning, and all of it by itself', async () => {
    const viewer = await reader();
    const { id: commenterId } = await db.commenter.create({
      data: { publicationId: publication.id, userId: viewer.user.id, name: 'Rea' },
    });
    const ids = Array.from({ length: 45 }, () => crypto.randomUUID());
    const row = { publicationId: publication.id, postId: post.id, commenterId };
    await db.comment.createMany({
      data: ids.map((id, index) => ({ ...row, id, body: `n${index}`, createdAt: new Date(2030, 0, 1, 0, 0, index) })),
    });
    await db.comment.createMany({
      data: ids.slice(0, 20).map((_, index) => ({ ...row, body: `r${index}`, rootId: ids[0]!, parentId: ids[0]! })),
    });
    const pages = await Promise.all([1, 2, 3, 4].map((page) => look(null, { order: 'oldest', page })));
    expect(pages.map((page) => [page?.threads.length, page?.hasMore])).toEqual([
      [20, true],
      [20, true],
      [5, false],
      [0, false],
    ]);
    expect(new Set(pages.flatMap((page) => page?.threads.map(({ id }) => id))).size).toBe(45);
    expect(pages[0]?.threads[0]).toMatchObject({ moreAnswers: 12 });
    expect(pages[0]?.threads[0]?.answers).toHaveLength(8);
    expect((await look(null, { commentId: ids[0]! }))?.threads[0]?.answers).toHaveLength(20);
  });

  test('what is gone leaves a place where it was answered, and nothing where not', async () => {
    const viewer = await reader();
    const other = await reader();
    const gone = await written(viewer, 'gone');
    const middle = await written(viewer, 'middle', { parentId: gone });
    await written(other, 'stays', { parentId: middle, name: 'Otto' });
    const alone = await written(viewer, 'alone');
    for (const commentId of [gone, middle, alone]) await deleteComment({ publicationId: publication.id, commentId, viewer });
    expect(outline((await look())?.threads)).toEqual([['deleted', ['deleted', 'stays']]]);
    expect((await look())?.comments).toBe(1);
    expect(await look(null, { commentId: alone })).toBeNull();
    expect((await db.comment.findUniqueOrThrow({ where: { id: gone } })).body).toBe('');
    expect(await write(other, 'To nobody', { parentId: gone })).toEqual({ ok: false, problem: 'answered-gone' });
  });
});

describe('what is not one’s own', () => {
  test('cannot be edited or deleted, also not by a namesake or from another publication', async () => {
    const viewer = await reader();
    const stranger = await reader();
    const commentId = await written(viewer, 'Mine');
    const elsewhere = await make.publication();
    for (const [publicationId, who] of [
      [publication.id, stranger],
      [publication.id, await viewerOf(author)],
      [elsewhere.id, viewer],
    ] as const) {
      expect(await editComment({ publicationId, commentId, viewer: who, body: 'Theirs' })).toEqual({
        ok: false,
        problem: 'comment-unknown',
      });
      expect(await deleteComment({ publicationId, commentId, viewer: who })).toEqual({ ok: false, problem: 'comment-unknown' });
    }
    for (const [act, result] of [
      ['like', await likeComment({ publicationId: elsewhere.id, commentId, viewer: stranger, likes: true })],
      ['report', await reportComment({ publicationId: elsewhere.id, commentId, viewer: stranger, reason: 'spam', detail: '' })],
    ] as const)
      expect(result, act).toEqual({ ok: false, problem: 'comment-unknown' });
    expect(await getDiscussion(elsewhere.id, post.slug, null, { commentId })).toBeNull();
    expect(outline((await look())?.threads)).toEqual(['Mine']);
  });
});

test('an edit is shown as one, and holds to the rules', async () => {
  const viewer = await reader();
  const commentId = await written(viewer, 'First');
  const edit = (body: string) => editComment({ publicationId: publication.id, commentId, viewer, body });
  expect(await edit('First')).toMatchObject({ ok: true });
  expect((await look())?.threads[0]).toMatchObject({ isEdited: false });
  expect(await edit('Second')).toMatchObject({ ok: true, isWaiting: false });
  expect((await look())?.threads[0]).toMatchObject({ isEdited: true });
  expect(await edit('')).toMatchObject({ problem: 'fields' });
  await db.publication.update({ where: { id: publication.id }, data: { commentWords: 'casino' } });
  expect(await edit('Come to my CASINO')).toMatchObject({ ok: true, isWaiting: true });
  expect(outline((await look())?.threads)).toEqual([]);
  expect(outline((await look(viewer))?.threads)).toEqual(['Come to my CASINO']);
  // It goes on waiting, whatever it says now.
  expect(await edit('Never mind')).toMatchObject({ isWaiting: true });
});

test('a like counts once a person, can be taken back, and is never one’s own', async () => {
  const viewer = await reader();
  const commentId = await written(viewer, 'Like me');
  const fan = await reader();
  const like = (who: Viewer, likes = true) => likeComment({ publicationId: publication.id, commentId, viewer: who, likes });
  await Promise.all([like(fan), like(fan), like(await reader())]);
  expect((await look(fan))?.threads[0]).toMatchObject({ likes: 2, isLiked: true });
  expect(await like(viewer)).toEqual({ ok: false, problem: 'own' });
  await Promise.all([like(fan, false), like(fan, false)]);
  expect((await look(fan))?.threads[0]).toMatchObject({ likes: 1, isLiked: false });
});
