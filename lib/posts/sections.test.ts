import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { chooseSections, listSectionChoices } from '@/lib/subscribers/section-choices';
import { make } from '@/lib/testing/make';
import { deleteSection } from './delete-section';
import { listPostsOf } from './list-posts-of';
import { listRelatedPosts } from './list-related-posts';
import { listSections } from './list-sections';
import { publishPost } from './publish-post';
import { savePostSettings } from './save-post-settings';
import { saveSection } from './save-section';

async function publicationWith(...names: string[]) {
  const publication = await make.publication();
  const user = await make.member(publication.id);
  const ids: string[] = [];
  for (const name of names) {
    const saved = await saveSection(publication.id, null, { name, description: '', forEveryone: name !== 'Rare' });
    if (!saved.ok) throw new Error('refused');
    ids.push(saved.sectionId);
  }
  async function publish(title: string, changes: Record<string, unknown>, audience: { kind: 'everyone' } | null = null) {
    const { id: postId } = await make.post(publication.id, user.id, { title });
    await savePostSettings({ publicationId: publication.id, postId, changes });
    const published = await publishPost({ publicationId: publication.id, postId, userId: user.id, revision: 0, audience });
    if (!published.ok) throw new Error(published.problem);
    return { postId, issueId: published.issueId };
  }
  return { publicationId: publication.id, userId: user.id, ids, publish };
}

test('a section has a name and an address of its own; each refusal says why', async () => {
  const { publicationId, ids } = await publicationWith('Harbour');
  const [id = ''] = ids;
  const fields = { name: 'harbour', description: '', forEveryone: true };
  expect(await saveSection(publicationId, null, fields)).toMatchObject({ fields: { name: [expect.any(String)] } });
  expect(await saveSection(publicationId, null, { ...fields, name: '-' })).toMatchObject({
    fields: { name: [expect.any(String)] },
  });
  expect(await saveSection((await make.publication()).id, id, { ...fields, name: 'x' })).toEqual({
    ok: false,
    problem: 'section-unknown',
  });
  expect(await saveSection(publicationId, id, { ...fields, name: 'The quay', forEveryone: false })).toEqual({
    ok: true,
    sectionId: id,
  });
  expect(await listSections(publicationId)).toMatchObject([
    { name: 'The quay', slug: 'harbour', forEveryone: false, posts: 0, readers: 0 },
  ]);
});

test('readers choose: only what they changed is kept, the rest follows the section’s rule', async () => {
  const { publicationId, ids } = await publicationWith('Harbour', 'Rare');
  const [harbour = '', rare = ''] = ids;
  const { id: subscriberId } = await make.subscriber(publicationId);
  await make.subscriber(publicationId);
  const wanted = async () => (await listSectionChoices(publicationId, subscriberId)).map(({ isWanted }) => isWanted);
  expect(await wanted()).toEqual([true, false]);
  await chooseSections({ publicationId, subscriberId, shown: ids, wanted: [harbour] });
  expect(await db.sectionSubscription.count({ where: { publicationId } })).toBe(0);
  await chooseSections({ publicationId, subscriberId, shown: ids, wanted: [rare] });
  await chooseSections({ publicationId, subscriberId, shown: ids, wanted: [rare] });
  expect(await wanted()).toEqual([false, true]);
  // What a form did not show stays.
  await chooseSections({ publicationId, subscriberId, shown: [harbour], wanted: [harbour] });
  expect(await wanted()).toEqual([true, true]);
  // Neither another publication's reader nor its sections are touched.
  const theirs = await publicationWith('Theirs');
  await chooseSections({ publicationId: theirs.publicationId, subscriberId, shown: theirs.ids, wanted: [] });
  await chooseSections({ publicationId, subscriberId, shown: theirs.ids, wanted: [] });
  expect(await db.sectionSubscription.count({ where: { publicationId: theirs.publicationId } })).toBe(0);
  expect((await listSections(publicationId)).map(({ readers }) => readers)).toEqual([2, 1]);
});

test('a post of a section is mailed to the section’s readers, whatever it was when it was scheduled', async () => {
  const { ids, publish } = await publicationWith('Harbour');
  const { issueId } = await publish('At the quay', { sectionId: ids[0] }, { kind: 'everyone' });
  expect((await db.issue.findUniqueOrThrow({ where: { id: issueId ?? '' } })).audience).toEqual({
    kind: 'everyone',
    sectionId: ids[0],
  });
});

test('while its mail goes out or a post waits, a section is not deleted; then its posts stay', async () => {
  const { publicationId, ids, publish, userId } = await publicationWith('Harbour');
  const [id = ''] = ids;
  const { issueId, postId } = await publish('At the quay', { sectionId: id }, { kind: 'everyone' });
  const waiting = await make.post(publicationId, userId);
  await db.post.update({ where: { id: waiting.id }, data: { sectionId: id, scheduledFor: new Date() } });
  expect(await deleteSection(publicationId, id)).toEqual({ ok: false, problem: 'being-sent' });
  await db.issue.update({ where: { id: issueId ?? '' }, data: { finishedAt: new Date() } });
  expect(await deleteSection(publicationId, id)).toEqual({ ok: false, problem: 'being-sent' });
  await db.post.update({ where: { id: waiting.id }, data: { scheduledFor: null } });
  expect(await deleteSection((await make.publication()).id, id)).toEqual({ ok: false, problem: 'section-unknown' });
  expect(await deleteSection(publicationId, id)).toEqual({ ok: true });
  expect(await deleteSection(publicationId, id)).toEqual({ ok: false, problem: 'section-unknown' });
  expect(await db.post.findUniqueOrThrow({ where: { id: postId } })).toMatchObject({ sectionId: null });
});

test('posts are listed by section, tag and author, newest first; related ones by what they share', async () => {
  const { publicationId, userId, ids, publish } = await publicationWith('Harbour');
  const [sectionId = ''] = ids;
  const ben = await make.member(publicationId, 'author');
  const first = await publish('One', { sectionId, tags: ['Tides', 'Rope'] });
  await publish('Two', { sectionId });
  await publish('Three', { tags: ['tides', 'rope'], authorIds: [ben.id] });
  await publish('Four', { authorIds: [userId, ben.id] });
  const tag = await db.tag.findFirstOrThrow({ where: { publicationId, slug: 'tides' } });
  const titles = async (of: Parameters<typeof listPostsOf>[1]) =>
    (await listPostsOf(publicationId, of, { limit: 10 })).map(({ title }) => title);
  expect(await titles({ sectionId })).toEqual(['Two', 'One']);
  expect(await titles({ tagId: tag.id })).toEqual(['Three', 'One']);
  expect(await titles({ authorId: ben.id })).toEqual(['Four', 'Three']);
  expect(await titles({ authorId: userId })).toEqual(['Four', 'Two', 'One']);
  expect((await listPostsOf(publicationId, { authorId: userId }, { limit: 1, offset: 1 })).map(({ title }) => title)).toEqual([
    'Two',
  ]);
  expect((await listRelatedPosts(publicationId, first.postId)).map(({ title }) => title)).toEqual(['Three', 'Two']);
  await db.post.updateMany({ where: { publicationId, slug: 'three' }, data: { unlisted: true } });
  expect((await listRelatedPosts(publicationId, first.postId)).map(({ title }) => title)).toEqual(['Two']);
  expect(await titles({ tagId: tag.id })).toEqual(['One']);
});
