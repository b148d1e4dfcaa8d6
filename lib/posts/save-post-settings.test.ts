import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { bylineFields, bylineNames } from './byline';
import { chooseSlug } from './choose-slug';
import { getMovedSlug } from './get-moved-slug';
import { getPostSettings } from './get-post-settings';
import { getPublishedPost } from './get-published-post';
import { publishPost } from './publish-post';
import { savePostSettings } from './save-post-settings';
import { unpublishPost } from './unpublish-post';

async function written() {
  const publication = await make.publication();
  const user = await make.member(publication.id);
  const post = await make.post(publication.id, user.id);
  const ids = { publicationId: publication.id, postId: post.id };
  const save = (changes: Record<string, unknown>) => savePostSettings({ ...ids, changes });
  const publish = () => publishPost({ ...ids, userId: user.id, revision: 0, audience: { kind: 'everyone' } });
  return { publication, user, post, ids, save, publish };
}
const touchedAt = async (host: string) => (await db.pageTag.findUnique({ where: { tag: `host:${host}` } }))?.at;

test('each setting is kept by itself; a wrong one holds up no other and keeps what stood', async () => {
  const { save, ids } = await written();
  const saved = await save({
    slug: 'Höhere  Flut!',
    seoTitle: ' For the engines ',
    canonicalUrl: 'javascript:alert(1)',
    emailSubject: 'Two\nlines',
    tags: ['Tides', 'tides', '!!'],
    isFeatured: true,
    commentRule: 'paid',
  });
  expect(saved).toMatchObject({
    ok: true,
    settings: {
      slug: 'hohere-flut',
      seoTitle: 'For the engines',
      canonicalUrl: '',
      emailSubject: '',
      tags: [],
      isFeatured: true,
      commentRule: 'paid',
    },
  });
  expect(saved.ok && Object.keys(saved.refused).sort()).toEqual(['canonicalUrl', 'emailSubject', 'tags']);
  expect(await save({ tags: ['Tides', 'tides', 'Rope & knots'] })).toMatchObject({
    settings: { tags: ['Tides', 'Rope & knots'] },
  });
  expect(await getPostSettings(ids.publicationId, ids.postId)).toMatchObject({
    slug: 'hohere-flut',
    tags: ['Tides', 'Rope & knots'],
  });
  expect(await save({ slug: '' })).toMatchObject({ settings: { slug: '' }, refused: {} });
});

test('what belongs to another publication is refused, and another publication’s post is not found', async () => {
  const { save, ids } = await written();
  const theirs = await written();
  const stranger = await make.user();
  const section = await db.section.create({ data: { publicationId: theirs.publication.id, name: 'S', slug: 's' } });
  const upload = await db.upload.create({
    data: {
      ...{ publicationId: theirs.publication.id, uploadedById: theirs.user.id, key: 'a'.repeat(22), fileName: 'a.png' },
      ...{ width: 1, height: 1, sizeBytes: 1, widths: [1], mailFormat: 'png' },
    },
  });
  const saved = await save({ sectionId: section.id, authorIds: [stranger.id], socialPictureKey: upload.key });
  expect(saved.ok && Object.keys(saved.refused).sort()).toEqual(['authorIds', 'sectionId', 'socialPictureKey']);
  expect(await savePostSettings({ ...ids, publicationId: theirs.publication.id, changes: { seoTitle: 'x' } })).toEqual({
    ok: false,
    problem: 'post-unknown',
  });
});

test('a published post’s old addresses lead to the newest for ever, and nobody else gets them', async () => {
  const { publication, ids, user, save, publish } = await written();
  await save({ slug: 'first' });
  await save({ slug: 'second' }); // a draft leaves nothing behind
  expect(await publish()).toMatchObject({ ok: true, slug: 'second' });
  const before = await touchedAt(publication.host);
  expect(await save({ slug: 'third' })).toMatchObject({ settings: { slug: 'third' }, refused: {} });
  expect(await touchedAt(publication.host)).not.toEqual(before);
  await save({ slug: 'fourth' });
  const moved = (slug: string) => getMovedSlug(publication.id, slug);
  expect([await moved('first'), await moved('second'), await moved('third')]).toEqual([
    null,
    { slug: 'fourth', kind: 'post' },
    { slug: 'fourth', kind: 'post' },
  ]);
  expect(await getPublishedPost(publication.id, 'fourth')).toMatchObject({ slug: 'fourth' });
  expect(await save({ slug: '' })).toMatchObject({ settings: { slug: 'fourth' }, refused: { slug: expect.any(String) } });

  const other = await make.post(publication.id, user.id, { title: 'Second' });
  const saveOther = (changes: object) =>
    savePostSettings({ publicationId: publication.id, postId: other.id, changes: { ...changes } });
  for (const slug of ['second', 'fourth'])
    expect(await saveOther({ slug })).toMatchObject({ settings: { slug: '' }, refused: { slug: expect.any(String) } });
  expect(await chooseSlug(db, publication.id, { title: 'Second', kind: 'post' })).toBe('second-2');

  // Back to an address of its own, and off the site and on again.
  expect(await save({ slug: 'second' })).toMatchObject({ settings: { slug: 'second' }, refused: {} });
  expect([await moved('fourth'), await moved('second')]).toEqual([{ slug: 'second', kind: 'post' }, null]);
  await unpublishPost({ ...ids, userId: user.id });
  expect(await moved('fourth')).toBeNull();
  await save({ slug: 'fifth' });
  await publish();
  expect(await moved('second')).toEqual({ slug: 'fifth', kind: 'post' });
});

test('two posts that want one address at once: one gets it', async () => {
  const { publication, user, save } = await written();
  const other = await make.post(publication.id, user.id);
  const wish = { publicationId: publication.id, postId: other.id, changes: { slug: 'wanted', tags: ['New'] } };
  const answers = await Promise.all([save({ slug: 'wanted', tags: ['new'] }), savePostSettings(wish)]);
  expect(answers.map((answer) => answer.ok && (answer.refused.slug ? 'refused' : answer.settings.slug)).sort()).toEqual([
    'refused',
    'wanted',
  ]);
  expect(await db.tag.count({ where: { publicationId: publication.id } })).toBe(1);
});

test('the mail has its own subject and preview, and the byline names all authors in order', async () => {
  const { publication, ids, user, save, publish } = await written();
  const ben = await make.member(publication.id, 'author');
  await db.user.update({ where: { id: ben.id }, data: { name: 'Ben' } });
  await save({ emailSubject: 'Open me', emailPreheader: 'There is more', authorIds: [ben.id, user.id, ben.id] });
  await publish();
  const issue = await db.issue.findFirstOrThrow({ where: { postId: ids.postId }, include: { messages: true } });
  expect(issue).toMatchObject({ subject: 'Open me', preheader: 'There is more' });
  expect(issue.messages[0]?.html).toContain('Ben and Ana');
  expect((await getPublishedPost(publication.id, 'a-first-post'))?.authors.map(({ name }) => name)).toEqual(['Ben', 'Ana']);
  // Who has left the team stays on the byline of what they wrote, and can be named again.
  await db.teamMember.delete({ where: { publicationId_userId: { publicationId: publication.id, userId: ben.id } } });
  expect(await save({ authorIds: [user.id, ben.id] })).toMatchObject({ refused: {}, settings: { authorIds: [user.id, ben.id] } });
  const row = await db.post.findFirstOrThrow({ where: { id: ids.postId }, select: bylineFields(publication.id) });
  expect(bylineNames(row, 'de')).toBe('Ana und Ben');
});
