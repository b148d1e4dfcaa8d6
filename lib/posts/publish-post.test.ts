import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { make } from '@/lib/testing/make';
import { createPost } from './create-post';
import { deletePost } from './delete-post';
import { getPost } from './get-post';
import { getPublishedPost } from './get-published-post';
import { listPosts } from './list-posts';
import { listPublishedPaths, listPublishedPosts } from './list-published-posts';
import { type PublishInput, publishPost } from './publish-post';
import { saveDraft } from './save-draft';
import { unpublishPost } from './unpublish-post';
import { updatePublished } from './update-published';

const EVERYONE = { kind: 'everyone' } as const;
const says = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** A publication with a writer and a saved draft, and what publishes it. */
async function written(over: Parameters<typeof make.publication>[0] = {}, title = 'A first post') {
  const publication = await make.publication(over);
  const user = await make.member(publication.id);
  const input = await draft(publication.id, user.id, title);
  return { publication, user, input };
}
async function draft(publicationId: string, userId: string, title: string, words = 'It begins here.'): Promise<PublishInput> {
  const { id: postId } = await createPost({ publicationId, authorId: userId });
  const saved = await saveDraft({
    publicationId,
    postId,
    userId,
    revision: 0,
    title,
    subtitle: 'And goes on',
    document: says(words),
  });
  if (!saved.ok) throw new Error(saved.problem);
  return { publicationId, postId, userId, revision: saved.revision, audience: EVERYONE };
}
const counts = async (publicationId: string) => ({
  issues: await db.issue.count({ where: { publicationId } }),
  revisions: await db.postRevision.count({ where: { publicationId } }),
  jobs: (await db.$queryRaw<{ n: number }[]>`select count(*)::int n from pgboss.job where name = 'start-issue'`)[0]?.n,
});

test('publishing writes the page, the issue with its frozen message and its job', async () => {
  const { publication, input } = await written({ name: 'Ana’s <Letters>' });
  const published = await publishPost(input);
  expect(published).toMatchObject({ ok: true, slug: 'a-first-post', issueId: expect.any(String) });

  const page = await getPublishedPost(publication.id, 'a-first-post');
  expect(page).toMatchObject({
    title: 'A first post',
    subtitle: 'And goes on',
    authors: [{ name: 'Ana' }],
    document: says('It begins here.'),
  });
  expect(await listPublishedPosts(publication.id, { limit: 10 })).toMatchObject([
    { excerpt: 'It begins here.', words: 3, cover: null },
  ]);
  expect(await listPublishedPaths(publication.id)).toMatchObject([{ slug: 'a-first-post' }]);

  const issue = await db.issue.findFirstOrThrow({ where: { postId: input.postId }, include: { messages: true } });
  expect(issue).toMatchObject({
    subject: 'A first post',
    preheader: 'And goes on',
    fromName: 'Ana’s <Letters>',
    fromEmail: 'post@courant.test',
    audience: EVERYONE,
  });
  const [message] = issue.messages;
  for (const part of [message!.html, message!.text]) {
    expect(part).toContain(PLACEHOLDERS.unsubscribeUrl);
    expect(part).toContain('It begins here.');
    expect(part).toContain('1 Main Street, Springfield');
    expect(part).toContain(`http://${publication.host}:3000/p/a-first-post`);
  }
  expect(message!.html).toContain('Ana’s &lt;Letters&gt;');
  const tags = await db.pageTag.findMany({ where: { tag: { in: [`host:${publication.host}`, `post:${input.postId}`] } } });
  expect(tags).toHaveLength(2);
});

test('two clicks at once, two tabs and a retry make one issue', async () => {
  const { publication, input } = await written();
  const before = await counts(publication.id);
  const answers = await Promise.all([publishPost(input), publishPost(input), publishPost(input), publishPost(input)]);
  const again = await publishPost(input);
  expect(new Set([...answers, again].map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(again).toMatchObject({ ok: true, issueId: expect.any(String) });
  expect(await counts(publication.id)).toMatchObject({ issues: 1, jobs: before.jobs! + 1 });
  expect(await db.issueMessage.count({ where: { issue: { publicationId: publication.id } } })).toBe(1);
});

test('when one part fails, nothing of it stays', async () => {
  const { publication, input } = await written();
  const before = await counts(publication.id);
  // No such user: the issue can't be written, after the post and its revision were.
  await expect(publishPost({ ...input, userId: '00000000-0000-7000-8000-000000000000' })).rejects.toThrow();
  expect(await counts(publication.id)).toEqual(before);
  expect(await getPost(publication.id, input.postId)).toMatchObject({ publishedAt: null, slug: null });
  expect(await db.pageTag.count({ where: { tag: `post:${input.postId}` } })).toBe(0);
  expect(await publishPost(input)).toMatchObject({ ok: true });
});

test('each refusal names what is missing, and writes nothing', async () => {
  const { publication, user, input } = await written({ postalAddress: ' ' });
  const before = await counts(publication.id);
  expect(await publishPost(input)).toEqual({ ok: false, problem: 'no-postal-address' });
  expect(await publishPost({ ...input, revision: 0 })).toEqual({ ok: false, problem: 'stale' });
  const untitled = await draft(publication.id, user.id, ' ');
  expect(await publishPost(untitled)).toEqual({ ok: false, problem: 'no-title' });
  const empty = await draft(publication.id, user.id, 'Empty', ' ');
  expect(await publishPost(empty)).toEqual({ ok: false, problem: 'empty' });
  const { publication: other } = await written();
  expect(await publishPost({ ...input, publicationId: other.id })).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await counts(publication.id)).toMatchObject({ issues: 0, jobs: before.jobs });
});

test('on the web alone nobody is mailed, no address is needed, and mail cannot be asked for by a repeat', async () => {
  const { publication, input } = await written({ postalAddress: '' });
  const web = { ...input, audience: null };
  expect(await publishPost(web)).toEqual({ ok: true, slug: 'a-first-post', issueId: null });
  expect(await publishPost(web)).toEqual({ ok: true, slug: 'a-first-post', issueId: null });
  expect(await publishPost(input)).toEqual({ ok: false, problem: 'already-published' });
  expect(await counts(publication.id)).toMatchObject({ issues: 0 });
});

test('posts of one title get addresses of their own, also when published at once; another publication is free to use it', async () => {
  const { publication, user, input } = await written();
  const more = await Promise.all([1, 2, 3].map(() => draft(publication.id, user.id, 'A first post')));
  const slugs = (await Promise.all([input, ...more].map(publishPost))).map((answer) => answer.ok && answer.slug);
  expect(slugs.sort()).toEqual(['a-first-post', 'a-first-post-2', 'a-first-post-3', 'a-first-post-4']);
  for (const message of await db.issueMessage.findMany({
    where: { issue: { publicationId: publication.id } },
    include: { issue: { include: { post: true } } },
  }))
    expect(message.html).toContain(`/p/${message.issue.post.slug}"`);
  const elsewhere = await written();
  expect(await publishPost(elsewhere.input)).toMatchObject({ slug: 'a-first-post' });
  expect(await getPublishedPost(elsewhere.publication.id, 'a-first-post-2')).toBeNull();
});

test('an edit is seen when the page is updated, and never changes the issue', async () => {
  const { publication, user, input } = await written();
  await publishPost(input);
  const sent = await db.issueMessage.findFirstOrThrow({ where: { issue: { postId: input.postId } } });
  const edit = {
    publicationId: publication.id,
    postId: input.postId,
    userId: user.id,
    revision: 1,
    title: 'Renamed',
    subtitle: '',
    document: says('Better words.'),
  };
  expect(await saveDraft(edit)).toMatchObject({ ok: true, revision: 2 });
  expect(await getPublishedPost(publication.id, 'a-first-post')).toMatchObject({ title: 'A first post' });
  expect(await listPosts({ publicationId: publication.id, state: 'published' })).toMatchObject([
    { title: 'Renamed', changedSince: true },
  ]);
  expect(await updatePublished({ ...input, revision: 1 })).toEqual({ ok: false, problem: 'stale' });
  expect(await updatePublished({ ...input, revision: 2 })).toEqual({ ok: true, slug: 'a-first-post' });
  expect(await updatePublished({ ...input, revision: 2 })).toEqual({ ok: true, slug: 'a-first-post' });
  expect(await getPublishedPost(publication.id, 'a-first-post')).toMatchObject({
    title: 'Renamed',
    document: says('Better words.'),
  });
  expect(await db.issueMessage.findFirstOrThrow({ where: { issue: { postId: input.postId } } })).toEqual(sent);
  expect(await publishPost({ ...input, revision: 1 })).toEqual({ ok: false, problem: 'already-published' });
});

test('unpublished it is a draft again with its address; published anew nobody is mailed twice', async () => {
  const { publication, input } = await written();
  const first = await publishPost(input);
  expect(await updatePublished({ ...input, publicationId: (await make.publication()).id })).toMatchObject({
    problem: 'post-unknown',
  });
  expect(await unpublishPost(input)).toEqual({ ok: true, cancelled: 1 });
  expect(await unpublishPost(input)).toEqual({ ok: true, cancelled: 0 });
  expect(await getPublishedPost(publication.id, 'a-first-post')).toBeNull();
  expect(await updatePublished(input)).toEqual({ ok: false, problem: 'not-published' });
  expect(await publishPost(input)).toEqual(first);
  expect(await counts(publication.id)).toMatchObject({ issues: 1 });
});

test('in the trash it is gone for all, and its address is free', async () => {
  const { publication, user, input } = await written();
  await publishPost(input);
  expect(await deletePost({ ...input, publicationId: (await make.publication()).id })).toEqual({
    ok: false,
    problem: 'post-unknown',
  });
  expect(await deletePost(input)).toEqual({ ok: true });
  expect(await deletePost(input)).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await getPost(publication.id, input.postId)).toBeNull();
  expect(await listPosts({ publicationId: publication.id })).toEqual([]);
  expect(await getPublishedPost(publication.id, 'a-first-post')).toBeNull();
  expect(await publishPost(input)).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await publishPost(await draft(publication.id, user.id, 'A first post'))).toMatchObject({ slug: 'a-first-post' });
});
