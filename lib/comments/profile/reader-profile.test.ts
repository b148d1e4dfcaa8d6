import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { User } from '@/lib/db/types';
import { getFile } from '@/lib/storage/files';
import { make } from '@/lib/testing/make';
import { getViewer } from '../commenter';
import { writeComment } from '../write-comment';
import { deletePictureJob } from './delete-picture-job';
import { getReaderPage } from './get-reader-page';
import { getReaderProfile, saveReaderProfile } from './reader-profile';
import { deleteReaderPicture, saveReaderPicture } from './save-reader-picture';

let publicationId: string;
let owner: User;
let rea: User;
beforeEach(async () => {
  publicationId = (await make.publication({ name: 'The Harbour Letter' })).id;
  owner = await make.member(publicationId);
  rea = await make.reader(publicationId);
});

const save = (input: object, user = rea, role: 'owner' | null = null) =>
  saveReaderProfile({ publicationId, userId: user.id, role }, { name: 'Rea', bio: '', ...input });
const profile = () => getReaderProfile(publicationId, rea.id);

test('a profile is kept; a page is there only for who wishes one', async () => {
  expect(await profile()).toMatchObject({ id: null, name: '', hasPage: false, mailsAnswers: true, mailsPosts: true });
  expect(await save({ bio: ' Reads by the sea. ', mailsAnswers: 'on' })).toEqual({ ok: true });
  const { id } = await profile();
  expect(await profile()).toMatchObject({
    name: 'Rea',
    bio: 'Reads by the sea.',
    hasPage: false,
    mailsAnswers: true,
    mailsPosts: false,
  });
  expect(await getReaderPage(publicationId, id!, null)).toBeNull();
  await save({ hasPage: 'on' });
  expect(await getReaderPage(publicationId, id!, null)).toMatchObject({ name: 'Rea', comments: [] });
  await save({});
  expect(await getReaderPage(publicationId, id!, null)).toBeNull();
});

test('a name does not pass for the team’s, and stays as long as something is shown under it', async () => {
  expect(await save({ name: 'The Harbour  Letter' })).toMatchObject({
    ok: false,
    fields: { name: 'name-taken' },
  });
  expect(await save({ name: 'a\u202eb' })).toMatchObject({ ok: false });
  expect(await save({ name: '', hasPage: 'on' })).toMatchObject({ ok: false, fields: { name: 'name-needed' } });
  expect(await save({ name: '' })).toEqual({ ok: true });
  expect(await save({ name: 'Ana' }, owner, 'owner')).toEqual({ ok: true });
  expect(await save({ bio: 'x'.repeat(401) })).toMatchObject({ ok: false });
});

test('a page shows what its reader wrote, and of what is paid for nothing to who may not read it', async () => {
  const open = await make.openPost(publicationId, owner.id, { title: 'Open' });
  const paid = await make.openPost(publicationId, owner.id, { title: 'Paid', access: 'paid' });
  const hidden = await make.openPost(publicationId, owner.id, { title: 'By address', unlisted: true });
  await db.subscription.updateMany({ where: { subscriber: { email: rea.email } }, data: { tier: 'paid' } });
  const viewer = (await getViewer(publicationId, { user: rea, role: null }))!;
  for (const [post, body] of [
    [open, 'said in the open'],
    [paid, 'canary-paid'],
    [hidden, 'canary-hidden'],
  ] as const)
    expect(await writeComment({ publicationId, postId: post.id, parentId: null, viewer, body, name: 'Rea' })).toMatchObject({
      ok: true,
    });
  await save({ hasPage: 'on' });
  const { id } = await profile();
  const page = await getReaderPage(publicationId, id!, null);
  expect(page?.comments.map(({ text }) => text)).toEqual(['said in the open']);
  expect(JSON.stringify(await getReaderPage(publicationId, id!, viewer.reader))).toContain('canary-paid');
  expect(JSON.stringify(await getReaderPage(publicationId, id!, viewer.reader))).not.toContain('canary-hidden');
});

test('a picture is cut to a square in three sizes; a new one and taking it away delete the one before', async () => {
  const bytes = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#a8371a' } })
    .withExif({ IFD0: { Copyright: 'canary-exif' } })
    .jpeg()
    .toBuffer();
  expect(await saveReaderPicture({ publicationId, userId: rea.id, bytes })).toEqual({ ok: true });
  const key = async () => (await db.commenter.findFirstOrThrow({ where: { userId: rea.id } })).pictureKey;
  const first = await key();
  const read = async (name: string) => {
    const file = await getFile(`${publicationId}/${first}/${name}`);
    return file && Buffer.from(await new Response(file.body).arrayBuffer());
  };
  for (const size of [96, 192, 384]) {
    const file = await read(`${size}.webp`);
    expect(await sharp(file!).metadata()).toMatchObject({ width: size, height: size, format: 'webp' });
    expect(file!.includes('canary-exif')).toBe(false);
  }
  expect((await profile()).pictureUrl).toBe(`/uploads/${first}/192.webp`);
  await saveReaderPicture({ publicationId, userId: rea.id, bytes });
  expect(await key()).not.toBe(first);
  const jobs = await db.$queryRaw<{ data: object }[]>`
    select data from pgboss.job where name = 'delete-picture' and data->>'publicationId' = ${publicationId}`;
  expect(jobs).toEqual([{ data: { publicationId, key: first } }]);
  await deletePictureJob.handle(jobs[0]!.data, new AbortController().signal);
  expect(await read('96.webp')).toBeNull();
  await deleteReaderPicture({ publicationId, userId: rea.id });
  await deleteReaderPicture({ publicationId, userId: rea.id });
  expect(await key()).toBeNull();
});

test.each([
  ['words', Buffer.from('Hello')],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>')],
  ['half a picture', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
])('%s is no picture', async (_, bytes) =>
  expect(await saveReaderPicture({ publicationId, userId: rea.id, bytes })).toEqual({ ok: false, problem: 'not-a-picture' }),
);

test('too large a file is not looked at', async () =>
  expect(await saveReaderPicture({ publicationId, userId: rea.id, bytes: Buffer.alloc(10 * 1024 * 1024 + 1) })).toEqual({
    ok: false,
    problem: 'too-large',
  }));
