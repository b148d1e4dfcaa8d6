import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { documentText } from '@/lib/document/document-text';
import { make } from '@/lib/testing/make';
import { getPost } from './get-post';
import { getPreviewedPost, type PreviewReader } from './get-previewed-post';
import { findPreviewed, previewLink } from './preview-link';
import { withdrawPreviewLinks } from './withdraw-preview-links';

const says = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const document = { type: 'doc', content: [says('Free.'), { type: 'paywall' }, says('Paid for.')] };

async function draft(over: object = {}) {
  const publication = await make.publication();
  const user = await make.member(publication.id);
  const post = await make.post(publication.id, user.id);
  await db.post.update({ where: { id: post.id }, data: { document, ...over } });
  const seen = async (kind: PreviewReader) => {
    const found = await getPreviewedPost(publication.id, post.id, kind);
    return found && documentText(found.document);
  };
  return { publication, post, seen };
}

test('a draft with a paywall line is shown as one that is paid for, to each as they would read it', async () => {
  const { seen } = await draft();
  expect([await seen('nobody'), await seen('free'), await seen('paid')]).toEqual(['Free.', 'Free.', 'Free.\n\nPaid for.']);
});

test('what was chosen for a post holds', async () => {
  const chosen = await draft({ access: 'free' });
  expect([await chosen.seen('nobody'), await chosen.seen('free')]).toEqual(['Free.', 'Free.\n\nPaid for.']);
  const open = await draft({ publishedAt: new Date() });
  expect(await open.seen('nobody')).toBe('Free.\n\nPaid for.');
});

test('a draft has the address it would get, and is found through its own publication alone, until it is deleted', async () => {
  const { publication, post } = await draft();
  expect(await getPreviewedPost(publication.id, post.id, 'paid')).toMatchObject({ slug: 'a-first-post', title: 'A first post' });
  expect(await getPreviewedPost((await make.publication()).id, post.id, 'paid')).toBeNull();
  await db.post.update({ where: { id: post.id }, data: { deletedAt: new Date() } });
  expect(await getPreviewedPost(publication.id, post.id, 'paid')).toBeNull();
});

const tokenOf = ({ path }: { path: string }) => path.replace('/preview/', '');

test('its link names it for a week, to its own publication alone', async () => {
  const { publication, post } = await draft();
  const link = previewLink({ previewKey: post.id }, new Date());
  expect(await findPreviewed(publication.id, tokenOf(link))).toBe(post.id);
  expect(await findPreviewed((await make.publication()).id, tokenOf(link))).toBeNull();
  expect(link.until.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  const old = previewLink({ previewKey: post.id }, new Date(Date.now() - 8 * 86_400_000));
  expect(await findPreviewed(publication.id, tokenOf(old))).toBeNull();
});

test('withdrawn links lead nowhere, again and again, and a new one does; other posts keep theirs', async () => {
  const { publication, post } = await draft();
  const author = await make.member(publication.id);
  const other = await make.post(publication.id, author.id);
  const linkNow = async (id: string) => {
    const found = await getPost(publication.id, id);
    return tokenOf(previewLink(found!));
  };
  const links = [await linkNow(post.id)];
  const kept = await linkNow(other.id);
  for (let round = 0; round < 2; round++) {
    expect(await withdrawPreviewLinks({ publicationId: publication.id, postId: post.id })).toBe(true);
    for (const link of links) expect(await findPreviewed(publication.id, link)).toBeNull();
    links.push(await linkNow(post.id));
    expect(await findPreviewed(publication.id, links.at(-1) ?? '')).toBe(post.id);
  }
  expect(await findPreviewed(publication.id, kept)).toBe(other.id);
  expect(await withdrawPreviewLinks({ publicationId: (await make.publication()).id, postId: post.id })).toBe(false);
});
