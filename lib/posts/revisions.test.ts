import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { createPost } from './create-post';
import { deletePost } from './delete-post';
import { getPost } from './get-post';
import { getRevision } from './get-revision';
import { listRevisions } from './list-revisions';
import { publishPost } from './publish-post';
import { restoreRevision } from './restore-revision';
import { type SaveDraftInput, saveDraft } from './save-draft';
import { thinRevisions } from './thin-revisions';

const says = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const MINUTE = 60_000;
let input: SaveDraftInput;
let at: { publicationId: string; postId: string };

/** Saves, as if the last state had been saved so many minutes ago: then it is kept. */
async function save(text: string, userId = input.userId, minutes = 10) {
  const then = new Date(Date.now() - minutes * MINUTE);
  await db.post.update({ where: { id: at.postId }, data: { updatedAt: then } });
  await db.postRevision.updateMany({ where: { postId: at.postId }, data: { createdAt: new Date(then.getTime() - MINUTE) } });
  const { revision } = (await getPost(at.publicationId, at.postId)) ?? { revision: -1 };
  expect(await saveDraft({ ...input, userId, revision, document: says(text) })).toMatchObject({ ok: true });
}

beforeEach(async () => {
  const { id: publicationId } = await make.publication();
  const { id: userId } = await make.member(publicationId);
  const { id: postId } = await createPost({ publicationId, authorId: userId });
  at = { publicationId, postId };
  input = { ...at, userId, revision: 0, title: 'One', subtitle: '', document: says('one two') };
  await saveDraft(input);
});

test('each kept state says when, who and how many words it changed', async () => {
  const other = await make.member(at.publicationId, 'editor');
  await save('one two three', other.id);
  await save('one');
  const [second, first] = await listRevisions(at);
  expect(second).toMatchObject({ savedBy: 'Ana', reason: 'writing', words: { added: 1, removed: 0 } });
  expect(first).toMatchObject({ words: null });
  const [rest] = await listRevisions({ ...at, after: second?.id });
  expect(rest?.id).toBe(first?.id);
  const opened = await getRevision(at.publicationId, at.postId, second?.id ?? '');
  expect(opened).toMatchObject({ document: says('one two three'), before: { document: says('one two') } });
  expect(second?.at.getTime()).toBeLessThan(Date.now() - 9 * MINUTE);
});

test('a state comes back as the newest, and what stood is kept; doing it twice changes nothing', async () => {
  await save('all new words');
  const [old] = await listRevisions(at);
  const wish = { ...at, userId: input.userId, revisionId: old?.id ?? '' };
  expect(await restoreRevision(wish)).toEqual({ ok: true, revision: 3 });
  expect(await restoreRevision(wish)).toEqual({ ok: true, revision: 3 });
  expect(await getPost(at.publicationId, at.postId)).toMatchObject({ revision: 3, document: says('one two') });
  const kept = await listRevisions(at);
  expect(kept.map(({ reason }) => reason)).toEqual(['restored', 'writing', 'writing']);
  const before = await getRevision(at.publicationId, at.postId, kept[1]?.id ?? '');
  expect(before?.document).toEqual(says('all new words'));
});

test('an editor that was open while a state came back is told, and its words are kept', async () => {
  await save('all new words');
  const [old] = await listRevisions(at);
  await restoreRevision({ ...at, userId: input.userId, revisionId: old?.id ?? '' });
  const late = await saveDraft({ ...input, revision: 2, document: says('typed meanwhile') });
  expect(late).toMatchObject({ ok: false, problem: 'stale', current: { document: says('one two') } });
  const [newest] = await listRevisions(at);
  expect(newest).toMatchObject({ reason: 'refused' });
});

test('another post, another publication and the trash have no such revision', async () => {
  await save('more');
  const [kept] = await listRevisions(at);
  const revisionId = kept?.id ?? '';
  const other = await make.publication();
  const { id: otherPost } = await createPost({ publicationId: at.publicationId, authorId: input.userId });
  const wish = { ...at, userId: input.userId, revisionId };
  expect(await restoreRevision({ ...wish, publicationId: other.id })).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await restoreRevision({ ...wish, postId: otherPost })).toEqual({ ok: false, problem: 'revision-unknown' });
  expect(await getRevision(other.id, at.postId, revisionId)).toBeNull();
  expect(await getRevision(at.publicationId, otherPost, revisionId)).toBeNull();
  await deletePost({ ...at, userId: input.userId });
  expect(await listRevisions(at)).toEqual([]);
  expect(await restoreRevision(wish)).toEqual({ ok: false, problem: 'post-unknown' });
});

test('publishing keeps a state and marks it', async () => {
  expect(await publishPost({ ...at, userId: input.userId, revision: 1, audience: null })).toMatchObject({ ok: true });
  expect(await listRevisions(at)).toMatchObject([{ reason: 'published', isPublic: true }]);
});

test('old states are thinned out: an hour, then a day keeps its last; what was published stays', async () => {
  const { publicationId, postId } = at;
  const noon = new Date('2026-06-15T12:00:00Z');
  const keep = (minutes: number, reason: string) =>
    db.postRevision.create({
      data: {
        ...{ publicationId, postId, number: 1, title: '', subtitle: '', document: says('x'), documentVersion: 1, reason },
        savedById: input.userId,
        createdAt: new Date(noon.getTime() - minutes * MINUTE),
      },
    });
  const DAY = 24 * 60;
  const lately = [await keep(10, 'writing'), await keep(20, 'writing')];
  const hour = [await keep(3 * DAY + 5, 'writing'), await keep(3 * DAY + 15, 'writing'), await keep(3 * DAY + 65, 'writing')];
  const day = [await keep(60 * DAY + 5, 'writing'), await keep(60 * DAY + 120, 'writing'), await keep(60 * DAY + 200, 'refused')];
  await thinRevisions(noon);
  await thinRevisions(noon);
  const left = await db.postRevision.findMany({ where: { postId }, select: { id: true } });
  const expected = [...lately, hour[0], hour[2], day[0], day[2]].map((row) => row?.id).sort();
  expect(left.map(({ id }) => id).sort()).toEqual(expected);
});
