import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { deleteFiles, getFile } from '@/lib/storage/files';
import { make } from '@/lib/testing/make';
import { finishPicture } from './finish-picture';
import { finishPictures } from './finish-pictures';
import { getPictures } from './get-pictures';
import { uploadImage } from './upload-image';

let publicationId: string;
let userId: string;
beforeAll(async () => {
  publicationId = (await make.publication()).id;
  userId = (await make.member(publicationId)).id;
});

/** Soft colours with some grain, as a photo has. */
async function photo(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at++) {
    const x = Math.floor(at / 3) % width;
    const y = Math.floor(at / 3 / width);
    pixels[at] = 120 + 80 * Math.sin((x + (at % 3) * 40) / 90) * Math.cos(y / 70) + ((at * 2_654_435_761) % 23);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}
async function upload(bytes: Buffer) {
  const uploaded = await uploadImage({ publicationId, userId, bytes, fileName: 'photo.jpg' });
  if (!uploaded.ok) throw new Error(uploaded.problem);
  return uploaded;
}
const read = async (path: string) => {
  const file = await getFile(path);
  return file && Buffer.from(await new Response(file.body).arrayBuffer());
};
const tag = async (host: string) => db.pageTag.findUnique({ where: { tag: `host:${host}` } });

test('a photo gets AVIF in each of its widths, and pages are made anew with it', async () => {
  const { host } = await db.publication.findUniqueOrThrow({ where: { id: publicationId } });
  const { key, picture } = await upload(await photo(520, 380));
  expect(picture.avifWidths).toBeUndefined();
  const before = await tag(host);
  expect(await finishPicture({ publicationId, key })).toBe(true);
  const shown = (await getPictures(publicationId, [key]))[key];
  expect(shown).toMatchObject({ widths: [480, 520], avifWidths: [480, 520], placeholder: picture.placeholder });
  for (const width of [480, 520]) {
    const [avif, webp] = await Promise.all(['avif', 'webp'].map((format) => read(`${publicationId}/${key}/${width}.${format}`)));
    expect(await sharp(avif!).metadata()).toMatchObject({ width, compression: 'av1' });
    expect(avif!.length).toBeLessThan(webp!.length);
  }
  expect((await tag(host))?.at).not.toEqual(before?.at);
  expect(await finishPicture({ publicationId, key })).toBe(false);
});

test('where AVIF saves nothing there is none, and what moves stays as it is', async () => {
  const create = { width: 30, height: 20, channels: 3, background: '#335577' } as const;
  const flat = await upload(await sharp({ create }).png().toBuffer());
  const frames = await sharp(
    await Promise.all(
      ['#f00', '#00f'].map((background) =>
        sharp({ create: { ...create, background } })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  )
    .gif()
    .toBuffer();
  const moving = await upload(frames);
  for (const { key } of [flat, moving]) {
    expect(await finishPicture({ publicationId, key })).toBe(true);
    expect((await getPictures(publicationId, [key]))[key]?.avifWidths).toBeUndefined();
  }
});

test('what has no file any more is done with, and nights take up what was left', async () => {
  const { key } = await upload(await photo(100, 80));
  await deleteFiles(`${publicationId}/${key}`);
  expect(await finishPicture({ publicationId, key })).toBe(true);
  expect(await finishPicture({ publicationId, key: 'abcdefghijklmnopqrstuv' })).toBe(false);

  const earlier = await upload(await photo(300, 200));
  await db.upload.update({ where: { key: earlier.key }, data: { placeholder: '', createdAt: new Date('2026-01-01') } });
  expect(await finishPictures()).toBe(1);
  await finishPicture({ publicationId, key: earlier.key });
  expect((await getPictures(publicationId, [earlier.key]))[earlier.key]?.placeholder).toBeTruthy();
  expect(await finishPictures()).toBe(0);
});
