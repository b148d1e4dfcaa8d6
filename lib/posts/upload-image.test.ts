import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { getFile } from '@/lib/storage/files';
import { make } from '@/lib/testing/make';
import { MAX_UPLOAD_BYTES, uploadImage } from './upload-image';

let publicationId: string;
let userId: string;
beforeAll(async () => {
  publicationId = (await make.publication()).id;
  userId = (await make.member(publicationId)).id;
});

const upload = (bytes: Uint8Array, fileName = 'picture.png') => uploadImage({ publicationId, userId, bytes, fileName });
const plain = (width: number, height: number, channels: 3 | 4 = 3, alpha = 1) =>
  sharp({ create: { width, height, channels, background: { r: 200, g: 80, b: 40, alpha } } });
const bytesOf = async (key: string, name: string) => {
  const file = await getFile(`${publicationId}/${key}/${name}`);
  return file && Buffer.from(await new Response(file.body).arrayBuffer());
};

test('a photo is turned upright, made in each width it is wide enough for, and loses its EXIF data', async () => {
  const photo = await plain(1200, 2000)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'secret place' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const answer = await upload(photo, 'Ünder the sea.JPG');
  if (!answer.ok) throw new Error(answer.problem);
  expect(answer.picture).toMatchObject({ width: 2000, height: 1200, widths: [480, 960, 1600, 2000], mailFormat: 'jpeg' });
  const placeholder = await sharp(Buffer.from(answer.picture.placeholder ?? '', 'base64')).metadata();
  expect(placeholder).toMatchObject({ format: 'webp', width: 16, height: 10 });
  expect(answer.picture.placeholder!.length).toBeLessThan(400);
  const folder = join(env().DATA_DIR, 'uploads', publicationId, answer.key);
  expect(readdirSync(folder).sort()).toEqual(['1600.webp', '2000.webp', '480.webp', '960.webp', 'mail.jpg']);
  for (const name of readdirSync(folder)) {
    const bytes = (await bytesOf(answer.key, name))!;
    const { exif, width, height } = await sharp(bytes).metadata();
    expect(exif).toBeUndefined();
    expect(bytes.includes('secret place')).toBe(false);
    expect(width / height).toBeCloseTo(2000 / 1200, 1);
  }
  expect(await db.upload.findUniqueOrThrow({ where: { key: answer.key } })).toMatchObject({
    fileName: 'Ünder the sea.JPG',
    publicationId,
  });
});

test('a transparent PNG stays transparent, in mail too; an opaque one becomes JPEG there', async () => {
  const clear = await upload(await plain(100, 50, 4, 0.5).png().toBuffer());
  expect(clear).toMatchObject({ ok: true, picture: { widths: [100], mailFormat: 'png' } });
  // It would shine through.
  expect(clear.ok && clear.picture.placeholder).toBeUndefined();
  const opaque = await upload(await plain(100, 50, 4, 1).png().toBuffer());
  expect(opaque).toMatchObject({ ok: true, picture: { mailFormat: 'jpeg' } });
});

test.each(['avif', 'webp', 'jpeg', 'png', 'gif'] as const)('%s is taken, whatever its name', async (format) => {
  expect(await upload(await plain(64, 48).toFormat(format).toBuffer(), 'picture.exe')).toMatchObject({
    ok: true,
    picture: { width: 64, height: 48 },
  });
});

test('an animation goes on moving on the page', async () => {
  const frames = await Promise.all(
    [0, 120, 240].map((g) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background: { r: 9, g, b: 9 } } })
        .png()
        .toBuffer(),
    ),
  );
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const answer = await upload(gif, 'wave.gif');
  if (!answer.ok) throw new Error(answer.problem);
  expect(answer.picture).toMatchObject({ width: 60, height: 40 });
  expect((await sharp((await bytesOf(answer.key, '60.webp')) ?? undefined).metadata()).pages).toBe(3);
  expect((await sharp((await bytesOf(answer.key, 'mail.jpg')) ?? undefined).metadata()).height).toBe(40);
});

const SVG =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" parse="text"/></svg>';

test.each<[string, string, () => Promise<Uint8Array>]>([
  ['an SVG that reads files', 'svg', async () => Buffer.from(SVG)],
  ['an SVG without a head', 'svg', async () => Buffer.from('<svg onload="alert(1)"/>')],
  ['a page', 'not-a-picture', async () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a PDF', 'not-a-picture', async () => Buffer.from('%PDF-1.7\n1 0 obj\n')],
  ['nothing', 'not-a-picture', async () => new Uint8Array()],
  ['a TIFF', 'not-a-picture', () => plain(10, 10).tiff().toBuffer()],
  ['half a JPEG', 'damaged', async () => (await plain(2000, 2000).jpeg().toBuffer()).subarray(0, 3000)],
  ['half a PNG', 'damaged', async () => (await plain(2000, 2000, 4, 0.5).png().toBuffer()).subarray(0, 2000)],
  ['the head of a PNG alone', 'damaged', async () => (await plain(20, 20).png().toBuffer()).subarray(0, 40)],
  ['a bomb of 64 megapixels', 'too-many-pixels', () => plain(8000, 8000).png().toBuffer()],
  ['a file over 20 MB', 'too-large', async () => new Uint8Array(MAX_UPLOAD_BYTES + 1)],
])('%s is refused as %s, and nothing is kept', async (_, problem, bytes) => {
  const before = await db.upload.count();
  expect(await upload(await bytes())).toEqual({ ok: false, problem });
  expect(await db.upload.count()).toBe(before);
});

test('one publication cannot fill the disk of all', async () => {
  const full = await make.publication();
  const photo = await plain(40, 40).png().toBuffer();
  const upload = { uploadedById: userId, fileName: 'a.png', width: 1, height: 1, widths: [1], mailFormat: 'png' };
  const sizes = [...Array<number>(10).fill(2 * 1024 ** 3 - 1), photo.length * 2];
  await db.upload.createMany({
    data: sizes.map((sizeBytes, number) => ({ ...upload, publicationId: full.id, key: `${full.id}-${number}`, sizeBytes })),
  });
  const put = (id: string) => uploadImage({ publicationId: id, userId, bytes: photo, fileName: 'a.png' });
  expect(await put(full.id)).toEqual({ ok: false, problem: 'full' });
  expect(await put(publicationId)).toMatchObject({ ok: true });
});
