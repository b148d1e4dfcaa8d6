import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { getFile } from '@/lib/storage/files';
import { make } from '@/lib/testing/make';
import { attachmentFolder } from './attachment-folder';
import { getAttachment } from './get-attachment';
import { indexAttachments } from './index-attachments';
import { MAX_ATTACHMENT_BYTES, uploadAttachment } from './upload-attachment';

let publicationId: string;
let userId: string;
let serial = 0;
beforeAll(async () => {
  publicationId = (await make.publication()).id;
  userId = (await make.member(publicationId)).id;
});

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
/** Two seconds of silence: 8,000 samples of one byte a second. */
function wav() {
  const samples = 16_000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([head, Buffer.alloc(samples, 128)]);
}
const upload = (bytes: Uint8Array, fileName: string) => uploadAttachment({ publicationId, userId, bytes, fileName });
async function uploaded(bytes: Uint8Array, fileName: string) {
  const answer = await upload(bytes, fileName);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.attachment;
}

test('sound is known by its content, with its length; it is kept as it came', async () => {
  const sound = await uploaded(wav(), '../up/Tide & wind.xyz');
  expect(sound).toMatchObject({ fileName: 'Tide & wind.xyz', isAudio: true, sizeBytes: 16_044, durationSeconds: 2 });
  expect(await db.attachment.findUniqueOrThrow({ where: { key: sound.key } })).toMatchObject({ contentType: 'audio/wav' });
  const part = await getFile(`${attachmentFolder(publicationId, sound.key)}/file`, { start: 8, end: 11 });
  expect(part?.sizeBytes).toBe(4);
  expect(await new Response(part!.body).text()).toBe('WAVE');
});

test('a file that calls itself sound is none, and what nobody knows is only bytes', async () => {
  const file = await uploaded(PDF, 'song.mp3');
  expect(file.isAudio).toBe(false);
  expect(await db.attachment.findUniqueOrThrow({ where: { key: file.key } })).toMatchObject({ contentType: 'application/pdf' });
  const unknown = await uploaded(Buffer.from('a,b\n1,2\n'), 'table.csv');
  expect(await db.attachment.findUniqueOrThrow({ where: { key: unknown.key } })).toMatchObject({
    contentType: 'application/octet-stream',
  });
});

test('programs, pages, nothing and too much are refused', async () => {
  for (const name of ['page.html', 'drawing.SVG', 'run.exe', 'x.js', 'letter.pdf.scr'])
    expect(await upload(PDF, name)).toEqual({ ok: false, problem: 'program' });
  const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(100)]);
  expect(await upload(elf, 'holiday.pdf')).toEqual({ ok: false, problem: 'program' });
  expect(await upload(new Uint8Array(0), 'empty.pdf')).toEqual({ ok: false, problem: 'empty' });
  const huge = { length: MAX_ATTACHMENT_BYTES + 1 } as Uint8Array;
  expect(await upload(huge, 'huge.zip')).toEqual({ ok: false, problem: 'too-large' });
});

test('a file behind a paywall is for who may read there; before it, for all; in a draft, for the team', async () => {
  const [before, behind] = [await uploaded(PDF, 'free.pdf'), await uploaded(PDF, 'paid.pdf')];
  const team = { subscription: null, role: 'author' as const };
  const paying = { subscription: { tier: 'paid' as const, confirmedAt: new Date(), endedAt: null }, role: null };
  const free = { subscription: { tier: 'free' as const, confirmedAt: new Date(), endedAt: null }, role: null };
  const get = async (key: string, reader: Parameters<typeof getAttachment>[2]) => {
    const found = await getAttachment(publicationId, key, reader);
    return found.ok ? 'got' : found.problem;
  };
  expect([await get(behind.key, null), await get(behind.key, paying), await get(behind.key, team)]).toEqual([
    'unknown',
    'unknown',
    'got',
  ]);

  const node = ({ key, fileName, isAudio, sizeBytes }: typeof before) => ({
    type: 'attachment',
    attrs: { key, fileName, title: '', isAudio, sizeBytes, durationSeconds: 0 },
  });
  const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const document = { type: 'doc', content: [words('Free'), node(before), { type: 'paywall' }, node(behind), words('Paid')] };
  const post = await make.post(publicationId, userId, { slug: 'files', publishedAt: new Date() });
  const kept = await db.postRevision.create({
    data: {
      publicationId,
      postId: post.id,
      number: ++serial,
      title: '',
      subtitle: '',
      document,
      documentVersion: 1,
      savedById: userId,
    },
  });
  await db.post.update({ where: { id: post.id }, data: { access: 'paid', publishedRevisionId: kept.id } });
  await db.$transaction((tx) => indexAttachments(tx, publicationId, post.id));
  await db.$transaction((tx) => indexAttachments(tx, publicationId, post.id));
  for (const reader of [null, free, paying, team]) expect(await get(before.key, reader)).toBe('got');
  expect([await get(behind.key, null), await get(behind.key, free)]).toEqual(['not-readable', 'not-readable']);
  expect([await get(behind.key, paying), await get(behind.key, team)]).toEqual(['got', 'got']);
  // Who opened this one post for nothing has its files as well, and no other's.
  for (const [openedPostId, answer] of [
    [post.id, 'got'],
    [userId, 'not-readable'],
  ])
    expect(await get(behind.key, { ...free, openedPostId })).toBe(answer);
  // Once it opens, and once it is taken down.
  await db.post.update({ where: { id: post.id }, data: { unlocksAt: new Date(Date.now() - 1_000) } });
  expect(await get(behind.key, null)).toBe('got');
  await db.post.update({ where: { id: post.id }, data: { publishedAt: null } });
  await db.$transaction((tx) => indexAttachments(tx, publicationId, post.id));
  expect([await get(before.key, null), await get(before.key, paying)]).toEqual(['unknown', 'unknown']);
});

test("another publication's file is no file here", async () => {
  const file = await uploaded(PDF, 'mine.pdf');
  const other = await make.publication();
  const team = { subscription: null, role: 'owner' as const };
  expect(await getAttachment(other.id, file.key, team)).toEqual({ ok: false, problem: 'unknown' });
  expect(await getAttachment(publicationId, '../../etc/passwd', team)).toEqual({ ok: false, problem: 'unknown' });
});
