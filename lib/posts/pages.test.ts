import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { isAnsweredPath } from '@/lib/format/reserved-paths';
import { make } from '@/lib/testing/make';
import { countPosts } from './count-posts';
import { createPost } from './create-post';
import { deletePost } from './delete-post';
import { getMovedSlug } from './get-moved-slug';
import { getNavigation } from './get-navigation';
import { getPublishedPage } from './get-published-page';
import { getPublishedPost } from './get-published-post';
import { listArchiveYears } from './list-archive';
import { listPages } from './list-pages';
import { listPublishedPosts } from './list-published-posts';
import { publishPost } from './publish-post';
import { restorePost } from './restore-post';
import { saveDraft } from './save-draft';
import { saveNavigation } from './save-navigation';
import { savePostSettings } from './save-post-settings';
import { searchPosts } from './search-posts';
import { unpublishPost } from './unpublish-post';

async function published(title: string) {
  const publication = await make.publication();
  const { id: publicationId } = publication;
  const { id: userId } = await make.member(publicationId);
  const { id: postId } = await createPost({ publicationId, authorId: userId, kind: 'page' });
  const document = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Who we are, lighthouse and all.' }] }],
  };
  await saveDraft({ publicationId, postId, userId, revision: 0, title, subtitle: '', document });
  const answer = await publishPost({ publicationId, postId, userId, revision: 1, audience: null });
  return { publication, publicationId, userId, postId, answer };
}

test('a page stands at the root, in no list of posts, and is never mailed', async () => {
  const { publicationId, userId, postId, answer } = await published('About');
  expect(answer).toMatchObject({ ok: true, slug: 'about', issueId: null });
  expect(await getPublishedPage(publicationId, 'about')).toMatchObject({ title: 'About', slug: 'about' });
  expect(await getPublishedPage((await make.publication()).id, 'about')).toBeNull();
  expect(await getPublishedPost(publicationId, 'about')).toBeNull();
  expect(await listPublishedPosts(publicationId, { limit: 5 })).toEqual([]);
  expect(await listArchiveYears(publicationId, 'UTC')).toEqual([]);
  expect(await countPosts(publicationId)).toEqual({ drafts: 0, scheduled: 0, published: 0 });
  // Search alone finds it beside the posts.
  expect((await searchPosts(publicationId, 'lighthouse', { limit: 5, offset: 0 })).posts).toMatchObject([
    { title: 'About', path: '/about', publishedAt: null },
  ]);
  expect(await listPages(publicationId)).toMatchObject([{ id: postId, slug: 'about' }]);
  const other = await createPost({ publicationId, authorId: userId, kind: 'page' });
  const mail = { publicationId, postId: other.id, userId, revision: 0, audience: { kind: 'everyone' } as const };
  await db.post.update({
    where: { id: other.id },
    data: { title: 'Mine', document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] } },
  });
  await expect(publishPost(mail)).rejects.toThrow('A page is never mailed.');
});

test('the site’s own addresses are refused, and a page named like one gets another', async () => {
  const { publicationId, postId, answer } = await published('Archive');
  expect(answer).toMatchObject({ slug: 'archive-2' });
  const save = (slug: string) => savePostSettings({ publicationId, postId, changes: { slug } });
  expect(await save('dashboard')).toMatchObject({ refused: { slug: expect.stringContaining('belongs to the site itself') } });
  expect(await save('our-shelf')).toMatchObject({ settings: { slug: 'our-shelf' }, refused: {} });
  expect(await getMovedSlug(publicationId, 'archive-2')).toEqual({ slug: 'our-shelf', kind: 'page' });
});

test('an address that the site took later is kept by nobody: not published, not restored, and shown where it is', async () => {
  const { publicationId, postId, userId } = await published('Our home');
  const named = { publicationId, postId, userId };
  const slugNow = async () => (await db.post.findUniqueOrThrow({ where: { id: postId } })).slug;
  await db.post.update({ where: { id: postId }, data: { slug: 'home' } });
  expect((await listPages(publicationId)).map(({ slug }) => slug && isAnsweredPath(slug))).toEqual([true]);
  await unpublishPost(named);
  expect(await publishPost({ ...named, revision: 1, audience: null })).toEqual({ ok: false, problem: 'address-reserved' });
  await savePostSettings({ publicationId, postId, changes: { slug: 'hearth' } });
  expect(await publishPost({ ...named, revision: 1, audience: null })).toMatchObject({ ok: true, slug: 'hearth' });
  await db.post.update({ where: { id: postId }, data: { slug: 'welcome' } });
  await deletePost(named);
  expect(await restorePost(named)).toEqual({ ok: true, published: true, moved: true });
  expect(await slugNow()).toBe('our-home');
});

test('navigation follows what it names, and leaves out what is gone', async () => {
  const { publication, publicationId, postId } = await published('Contact');
  const tag = await db.tag.create({ data: { publicationId, name: 'Tides', slug: 'tides' } });
  const section = await db.section.create({ data: { publicationId, name: 'Harbour', slug: 'harbour' } });
  expect((await getNavigation(publication)).header.map(({ href }) => href)).toEqual(['/archive', '/about', '/search']);
  const header = [
    { kind: 'page', id: postId, label: 'Write to us' },
    { kind: 'tag', id: tag.id, label: 'Tides' },
    { kind: 'section', id: section.id, label: 'Harbour' },
    { kind: 'link', url: 'https://example.com/', label: 'Elsewhere' },
  ];
  expect(await saveNavigation(publicationId, { header, footer: [] })).toEqual({ ok: true });
  const links = async () => getNavigation(await db.publication.findUniqueOrThrow({ where: { id: publicationId } }));
  expect((await links()).header).toEqual([
    { name: 'Write to us', href: '/contact' },
    { name: 'Tides', href: '/tag/tides' },
    { name: 'Harbour', href: '/s/harbour' },
    { name: 'Elsewhere', href: 'https://example.com/' },
  ]);
  await savePostSettings({ publicationId, postId, changes: { slug: 'hello' } });
  await db.tag.delete({ where: { id: tag.id } });
  expect((await links()).header.map(({ href }) => href)).toEqual(['/hello', '/s/harbour', 'https://example.com/']);
  for (const wrong of [{ header: [{ kind: 'link', url: 'javascript:alert(1)', label: 'x' }], footer: [] }, { header }, null])
    expect(await saveNavigation(publicationId, wrong)).toMatchObject({ ok: false, message: expect.any(String) });
  // Another publication's page is not led to.
  const theirs = await make.publication();
  await saveNavigation(theirs.id, { header, footer: [] });
  const stolen = await db.publication.findUniqueOrThrow({ where: { id: theirs.id } });
  expect((await getNavigation(stolen)).header.map(({ href }) => href)).toEqual(['https://example.com/']);
});
