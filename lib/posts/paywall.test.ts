import { expect, test } from 'vitest';
import type { Reader } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import type { PostAccess } from '@/lib/db/types';
import { make } from '@/lib/testing/make';
import { createPost } from './create-post';
import { documentHtml } from './document-html';
import { getPublishedPost } from './get-published-post';
import { listPublishedPosts } from './list-published-posts';
import { previewIssue } from './preview-issue';
import { publishPost } from './publish-post';
import { saveDraft } from './save-draft';
import { searchPosts } from './search-posts';
import { unlockPost } from './unlock-post';
import { updatePublished } from './update-published';

/** A word that stands nowhere but behind the paywall. */
const CANARY = 'kingfisher';
const says = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const picture = { type: 'image', attrs: { key: 'abcdefghijklmnopqrstuv', alt: CANARY, caption: CANARY, width: 'normal' } };
const DOCUMENT = {
  type: 'doc',
  content: [
    says('The harbour is free for all.'),
    { type: 'paywall' },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: CANARY }] },
    picture,
    says(`A ${CANARY} sat on the rope.`),
  ],
};
const READERS: Record<string, Reader | null> = {
  nobody: null,
  free: { subscription: { tier: 'free', confirmedAt: new Date(0), endedAt: null }, role: null },
  paid: { subscription: { tier: 'paid', confirmedAt: new Date(0), endedAt: null }, role: null },
};

async function published(access: PostAccess, over: { unlocksAt?: Date; unlisted?: boolean; document?: object } = {}) {
  const publication = await make.publication();
  const user = await make.member(publication.id);
  const { id: postId } = await createPost({ publicationId: publication.id, authorId: user.id });
  const named = { publicationId: publication.id, postId, userId: user.id };
  const { document = DOCUMENT, unlocksAt = null, unlisted = false } = over;
  const saved = await saveDraft({ ...named, revision: 0, title: 'The rope', subtitle: '', document });
  if (!saved.ok) throw new Error(saved.problem);
  const wish = { ...named, revision: saved.revision, audience: { kind: 'everyone' as const } };
  const result = await publishPost({ ...wish, reach: { access, unlocksAt, unlisted } });
  if (!result.ok) throw new Error(result.problem);
  const messages = await db.issueMessage.findMany({ where: { issueId: result.issueId ?? '' } });
  const mail = (variant: string) => messages.find((message) => message.variant === variant);
  return { ...named, slug: result.slug, revision: saved.revision, mail };
}

/** Everything that lib hands to what is drawn for a reader of this kind. */
async function given(publicationId: string, slug: string, reader: Reader | null) {
  const post = await getPublishedPost(publicationId, slug, reader);
  const html = post && (await documentHtml({ ...post, siteUrl: 'https://letters.example' }));
  return JSON.stringify([post, html]);
}
const lists = async (publicationId: string) =>
  JSON.stringify([
    await listPublishedPosts(publicationId, { limit: 9 }),
    await searchPosts(publicationId, 'harbour', { limit: 9, offset: 0 }),
    await searchPosts(publicationId, CANARY, { limit: 9, offset: 0 }),
    // Near enough that the words of the publication would be suggested.
    await searchPosts(publicationId, 'kingfishers', { limit: 9, offset: 0 }),
    await db.postWord.findMany({ where: { publicationId } }),
  ]);

test.each<[PostAccess, string[], string[]]>([
  ['everyone', ['nobody', 'free', 'paid'], ['free']],
  ['free', ['free', 'paid'], ['free']],
  ['paid', ['paid'], ['paid']],
])('what stands below the line of a post for %s reaches %j on the web and is in the mail to %j', async (access, who, mailed) => {
  const { publicationId, slug, mail } = await published(access);
  for (const [name, reader] of Object.entries(READERS)) {
    const seen = await given(publicationId, slug, reader);
    expect(seen, name).toContain('free for all');
    expect(seen.includes(CANARY), name).toBe(who.includes(name));
    expect(seen.includes('abcdefghijklmnopqrstuv'), name).toBe(who.includes(name));
  }
  expect((await lists(publicationId)).includes(CANARY)).toBe(access === 'everyone');
  for (const variant of ['free', 'paid']) {
    const message = mail(variant);
    const holds = mailed.includes(variant);
    expect(Boolean(message?.html.includes(CANARY)), variant).toBe(holds);
    expect(Boolean(message?.text.includes(CANARY)), variant).toBe(holds);
  }
});

test('the mail to free readers says what is behind the paywall and where to upgrade', async () => {
  const { mail, slug } = await published('paid');
  for (const part of [mail('free')?.html, mail('free')?.text]) {
    expect(part).toContain('free for all');
    expect(part).toContain('7 words');
    expect(part).toContain(`/upgrade?next=%2Fp%2F${slug}`);
  }
  expect(mail('paid')?.html).not.toContain('/upgrade');
});

test('a paid post without words of its own for all shows nothing in lists', async () => {
  const document = { type: 'doc', content: [says(`All about the ${CANARY}.`)] };
  const { publicationId, slug, mail } = await published('paid', { document });
  expect(await given(publicationId, slug, READERS.free ?? null)).not.toContain(CANARY);
  expect(await lists(publicationId)).not.toContain(CANARY);
  expect(mail('free')?.html).not.toContain(CANARY);
  expect(mail('paid')?.html).toContain(CANARY);
});

test('an update of a paid post keeps what is behind its line out of search', async () => {
  const { revision, slug, ...named } = await published('paid');
  const document = { ...DOCUMENT, content: [...DOCUMENT.content, says('And the tide.')] };
  await saveDraft({ ...named, revision, title: 'The rope', subtitle: '', document });
  expect(await updatePublished({ ...named, revision: revision + 1 })).toMatchObject({ ok: true });
  expect(await lists(named.publicationId)).not.toContain(CANARY);
});

test('unlisted, a post opens by its address and stands in no list', async () => {
  const { publicationId, slug } = await published('everyone', { unlisted: true });
  expect(await getPublishedPost(publicationId, slug)).toMatchObject({ unlisted: true });
  expect(await lists(publicationId)).not.toContain('harbour');
});

test('at its time a post is open to everyone, once; another time does nothing', async () => {
  const unlocksAt = new Date(Date.now() + 60_000);
  const { publicationId, postId, slug } = await published('paid', { unlocksAt });
  const jobs = await db.$queryRaw<{ data: unknown }[]>`
    select data from pgboss.job where name = 'unlock-post' and data ->> 'postId' = ${postId}`;
  expect(jobs).toEqual([{ data: { publicationId, postId, unlocksAt: unlocksAt.toISOString() } }]);
  const issues = await db.issue.count();
  await unlockPost({ publicationId, postId, unlocksAt: new Date(unlocksAt.getTime() + 1) });
  await unlockPost({ publicationId: (await make.publication()).id, postId, unlocksAt });
  expect(await given(publicationId, slug, null)).not.toContain(CANARY);
  await unlockPost({ publicationId, postId, unlocksAt });
  await unlockPost({ publicationId, postId, unlocksAt });
  expect(await getPublishedPost(publicationId, slug)).toMatchObject({ access: 'everyone', behind: null });
  expect(await given(publicationId, slug, null)).toContain(CANARY);
  expect(await lists(publicationId)).toContain(CANARY);
  expect(await db.issue.count()).toBe(issues);
});

test('a time to open that is past is refused', async () => {
  const publication = await make.publication();
  const user = await make.member(publication.id);
  const post = await make.post(publication.id, user.id);
  const named = { publicationId: publication.id, postId: post.id, userId: user.id, revision: 0, audience: null };
  const reach = { access: 'paid' as const, unlocksAt: new Date(0), unlisted: false };
  expect(await publishPost({ ...named, reach })).toEqual({ ok: false, problem: 'unlock-past' });
  expect(await db.post.findUniqueOrThrow({ where: { id: post.id } })).toMatchObject({ publishedAt: null, access: 'everyone' });
});

test('a preview shows either mail before anything is chosen', async () => {
  const publication = await make.publication();
  const user = await make.member(publication.id);
  const post = await make.post(publication.id, user.id);
  await db.post.update({ where: { id: post.id }, data: { document: DOCUMENT } });
  const preview = await previewIssue(publication.id, post.id, { access: 'paid', unlocksAt: null });
  expect(preview?.free.html).not.toContain(CANARY);
  expect(preview?.paid?.html).toContain(CANARY);
  expect((await previewIssue(publication.id, post.id))?.paid).toBeNull();
});
