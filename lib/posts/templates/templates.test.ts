import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { duplicatePost } from '../duplicate-post';
import { getPost } from '../get-post';
import { getPostSettings } from '../get-post-settings';
import { setPostTags } from '../set-post-tags';
import { deleteTemplate } from './delete-template';
import { listTemplates } from './list-templates';
import { renameTemplate } from './rename-template';
import { saveTemplate } from './save-template';
import { startFromTemplate } from './start-from-template';

async function written() {
  const { id: publicationId } = await make.publication();
  const { id: userId } = await make.member(publicationId);
  const { id: postId } = await make.post(publicationId, userId, {
    title: 'Friday letter',
    slug: 'friday',
    publishedAt: new Date(),
  });
  return { publicationId, userId, postId };
}

test('a copy has the settings and tags of the other, but for what can only be one post’s', async () => {
  const { publicationId, userId, postId } = await written();
  const ben = await make.member(publicationId, 'author');
  const section = await db.section.create({ data: { publicationId, name: 'Tides', slug: 'tides' } });
  const settings = {
    sectionId: section.id,
    unlisted: true,
    seoDescription: 'Of ropes',
    emailPreheader: 'Rope',
    access: 'paid' as const,
  };
  const own = { canonicalUrl: 'https://first.example/', featuredAt: new Date(), unlocksAt: new Date('2027-01-01') };
  await db.post.update({ where: { id: postId }, data: { ...settings, ...own } });
  await db.$transaction((tx) => setPostTags(tx, publicationId, postId, ['Rope', 'Knots']));
  await db.postAuthor.createMany({
    data: [ben.id, userId].map((userId, position) => ({ publicationId, postId, userId, position })),
  });
  const id = (await duplicatePost({ publicationId, postId, userId })) ?? '';
  expect(await db.post.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...settings,
    ...{ canonicalUrl: null, featuredAt: null, unlocksAt: null },
  });
  expect(await getPostSettings(publicationId, id)).toMatchObject({ tags: ['Rope', 'Knots'], authorIds: [ben.id, userId] });
});

test('a copy is a draft of whoever asked, with the same words', async () => {
  const { publicationId, postId } = await written();
  const other = await make.member(publicationId, 'editor');
  const id = await duplicatePost({ publicationId, postId, userId: other.id });
  expect(await getPost(publicationId, id ?? '')).toMatchObject({
    ...{ title: 'Copy of Friday letter', slug: null, publishedAt: null, authorId: other.id, revision: 0 },
    document: (await getPost(publicationId, postId))?.document,
  });
  expect(await duplicatePost({ publicationId: (await make.publication()).id, postId, userId: other.id })).toBeNull();
  await db.post.update({ where: { id: postId }, data: { deletedAt: new Date() } });
  expect(await duplicatePost({ publicationId, postId, userId: other.id })).toBeNull();
});

test('a post starts from a template, which changes no more with the post it came from', async () => {
  const { publicationId, userId, postId } = await written();
  const saved = await saveTemplate({ publicationId, postId, userId, name: '  Friday \n letter ' });
  await db.post.update({ where: { id: postId }, data: { title: 'Another' } });
  const [template] = await listTemplates(publicationId);
  expect(template).toMatchObject({ name: 'Friday letter', title: 'Friday letter', createdBy: 'Ana' });
  const templateId = saved.ok ? saved.templateId : '';
  const id = await startFromTemplate({ publicationId, templateId, userId });
  expect(await getPost(publicationId, id ?? '')).toMatchObject({ title: 'Friday letter', slug: null, publishedAt: null });
});

test('names are each given once, and a template can be renamed and deleted', async () => {
  const { publicationId, userId, postId } = await written();
  const save = (name: string) => saveTemplate({ publicationId, postId, userId, name });
  const answers = await Promise.all([save('One'), save('One'), save('Two')]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  expect(await save('One')).toEqual({ ok: false, problem: 'name-taken' });
  expect(await save('  ')).toEqual({ ok: false, problem: 'name-missing' });
  expect(await save('x'.repeat(81))).toEqual({ ok: false, problem: 'name-too-long' });
  const [one] = await listTemplates(publicationId);
  const at = { publicationId, templateId: one?.id ?? '' };
  expect(await renameTemplate({ ...at, name: 'Two' })).toEqual({ ok: false, problem: 'name-taken' });
  for (const _ of [1, 2]) expect(await renameTemplate({ ...at, name: 'Three' })).toEqual({ ok: true });
  for (const _ of [1, 2]) await deleteTemplate(at);
  expect((await listTemplates(publicationId)).map(({ name }) => name)).toEqual(['Two']);
  expect(await renameTemplate({ ...at, name: 'Four' })).toEqual({ ok: false, problem: 'template-unknown' });
});

test('fifty are enough', async () => {
  const { publicationId, userId, postId } = await written();
  const row = { publicationId, document: { type: 'doc', content: [{ type: 'paragraph' }] }, documentVersion: 1 };
  await db.postTemplate.createMany({ data: Array.from({ length: 50 }, (_, number) => ({ ...row, name: `No. ${number}` })) });
  expect(await saveTemplate({ publicationId, postId, userId, name: 'More' })).toEqual({ ok: false, problem: 'too-many' });
});

test("another publication's template cannot be used, renamed or deleted", async () => {
  const { publicationId, userId, postId } = await written();
  const saved = await saveTemplate({ publicationId, postId, userId, name: 'Mine' });
  const at = { publicationId: (await make.publication()).id, templateId: saved.ok ? saved.templateId : '' };
  expect(await startFromTemplate({ ...at, userId })).toBeNull();
  expect(await renameTemplate({ ...at, name: 'Yours' })).toEqual({ ok: false, problem: 'template-unknown' });
  await deleteTemplate(at);
  expect(await listTemplates(publicationId)).toHaveLength(1);
});
