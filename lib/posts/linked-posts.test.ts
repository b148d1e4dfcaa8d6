import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { linkedPostIds } from '@/lib/document/linked-post-ids';
import { readDocument } from '@/lib/document/parse-document';
import { publicationUrl } from '@/lib/publications/publication-url';
import { make } from '@/lib/testing/make';
import { findOwnPost } from './find-own-post';
import { getLinkedPosts } from './get-linked-posts';
import { getPublishedPost } from './get-published-post';
import { previewIssue } from './preview-issue';
import { publishPost } from './publish-post';
import { unpublishPost } from './unpublish-post';

const card = (postId: string) => ({ type: 'postCard', attrs: { postId } });
const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

async function twoPosts() {
  const publication = await make.publication();
  const { id: userId } = await make.member(publication.id);
  const target = await make.post(publication.id, userId, { title: 'The tide' });
  await db.post.update({ where: { id: target.id }, data: { subtitle: 'What it left' } });
  const document = { type: 'doc', content: [words('See also'), card(target.id)] };
  const post = await make.post(publication.id, userId, { title: 'The pier' });
  await db.post.update({ where: { id: post.id }, data: { document } });
  const publish = (postId: string, access: 'everyone' | 'paid' = 'everyone') => {
    const reach = { access, unlocksAt: null, unlisted: false };
    return publishPost({ publicationId: publication.id, postId, userId, revision: 0, audience: null, reach });
  };
  return { publication, userId, target, post, publish };
}

test('a card shows a post as it is now, to writers before readers can open it', async () => {
  const { publication, target, publish } = await twoPosts();
  expect(await getLinkedPosts(publication.id, [target.id])).toEqual({});
  expect(await getLinkedPosts(publication.id, [target.id], { forWriters: true })).toMatchObject({
    [target.id]: { title: 'The tide', path: null },
  });
  await publish(target.id, 'paid');
  // What was saved since is not what readers see.
  await db.post.update({ where: { id: target.id }, data: { title: 'The flood' } });
  expect(await getLinkedPosts(publication.id, [target.id])).toEqual({
    [target.id]: { title: 'The tide', subtitle: 'What it left', path: '/p/the-tide', access: 'paid', cover: '' },
  });
  const other = await make.publication();
  expect(await getLinkedPosts(other.id, [target.id], { forWriters: true })).toEqual({});
});

test('the page follows the post it shows, and a mail says what it said when it was drawn', async () => {
  const { publication, userId, target, post, publish } = await twoPosts();
  await publish(target.id);
  await publish(post.id);
  const shown = async () => (await getPublishedPost(publication.id, 'the-pier'))?.posts;
  expect(await shown()).toMatchObject({ [target.id]: { title: 'The tide', path: '/p/the-tide' } });
  const mail = await previewIssue(publication.id, post.id);
  expect(mail?.free.html).toContain('/p/the-tide"');
  expect(mail?.free.text).toContain('The tide\nWhat it left\nhttp');
  await unpublishPost({ publicationId: publication.id, postId: target.id, userId });
  expect(await shown()).toEqual({});
  expect((await previewIssue(publication.id, post.id))?.free.html).not.toContain('The tide');
});

test('an address of one’s own site is known, also an earlier one, and no other', async () => {
  const { publication, target, publish } = await twoPosts();
  const at = (path: string) => findOwnPost(publication, publicationUrl(publication, path));
  expect(await at('/p/the-tide')).toBeNull();
  await publish(target.id);
  expect(await at('/p/the-tide')).toBe(target.id);
  expect(await at('/p/the-tide/?from=mail#end')).toBe(target.id);
  await db.postSlug.create({ data: { publicationId: publication.id, postId: target.id, slug: 'old-tide' } });
  expect(await at('/p/old-tide')).toBe(target.id);
  for (const path of ['/p/none', '/p/%', '/the-tide', '/p/the-tide/more']) expect(await at(path)).toBeNull();
  expect(await findOwnPost(publication, 'https://far.example/p/the-tide')).toBeNull();
  expect(await findOwnPost(publication, 'nothing')).toBeNull();
});

test('a document asks for few other posts', () => {
  const id = (number: number) => `0198a9a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const content = Array.from({ length: 120 }, (_, number) => card(id(number % 60)));
  expect(linkedPostIds(readDocument({ type: 'doc', content }))).toHaveLength(50);
});
