import { randomBytes } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { db } from '@/lib/db/db';
import { MAIL_PICTURE_WIDTH } from '@/lib/document/picture-path';
import type { Picture } from '@/lib/document/types';
import { deleteFiles, putFile } from '@/lib/storage/files';
import { finishPictureJob } from './finish-picture-job';
import { pictureFolder } from './picture-file';
import { picturePlaceholder } from './picture-placeholder';
import { MAX_PUBLICATION_BYTES, uploadedBytes } from './uploaded-bytes';

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
const MAX_PIXELS = 50_000_000;
const MAX_FRAMES = 100;
const WIDTHS = [480, 960, 1600, 2400];
/** A picture that takes longer is made to take long. */
const TIMEOUT_SECONDS = 60;
/** By content, not by name. SVG is none of them: it can run scripts and read files (librsvg, CVE-2023-38633). */
const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];

// sharp reads what it finds, not what file-type found: a file may pass for one thing and be another.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`),
});

export type UploadedImage =
  | { ok: true; key: string; picture: Picture }
  | { ok: false; problem: 'too-large' | 'full' | 'not-a-picture' | 'svg' | 'too-many-pixels' | 'too-many-frames' | 'damaged' };

type Input = { publicationId: string; userId: string; bytes: Uint8Array; fileName: string };

/** Takes in a picture: read by what it is, not what it is called, turned upright and written anew in several widths as webp
 *  and once for mail as JPEG, or PNG where it is transparent. AVIF, which takes long, is the worker's to make. Nothing of the file itself is kept, so neither is its
 *  EXIF data (the place it was taken). Of an animation the page shows all, the mail the first frame. */
export async function uploadImage({ publicationId, userId, bytes, fileName }: Input): Promise<UploadedImage> {
  if (bytes.length > MAX_UPLOAD_BYTES) return { ok: false, problem: 'too-large' };
  if ((await uploadedBytes(publicationId)) + bytes.length > MAX_PUBLICATION_BYTES) return { ok: false, problem: 'full' };
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !ACCEPTED.includes(type.mime)) {
    const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
    return { ok: false, problem: /<svg[\s>]/i.test(start) ? 'svg' : 'not-a-picture' };
  }
  const read = (pages: number) =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages }).timeout({ seconds: TIMEOUT_SECONDS });
  const looked = await look(read(1));
  if (!looked.ok) return looked;
  const frames = looked.pages;
  if (frames > MAX_FRAMES) return { ok: false, problem: 'too-many-frames' };
  if (looked.width * looked.height * frames > MAX_PIXELS) return { ok: false, problem: 'too-many-pixels' };

  const widths = [...WIDTHS.filter((width) => width < looked.width), Math.min(looked.width, WIDTHS.at(-1)!)];
  const mailFormat = looked.transparent ? 'png' : 'jpeg';
  let made: { name: string; bytes: Buffer; contentType: string }[];
  let placeholder: string;
  try {
    const mail = read(1).rotate().resize({ width: MAIL_PICTURE_WIDTH, withoutEnlargement: true });
    const mailBytes =
      mailFormat === 'png'
        ? await mail.png({ compressionLevel: 9 }).toBuffer()
        : await mail.jpeg({ quality: 82, mozjpeg: true }).toBuffer();
    placeholder = looked.transparent ? '' : await picturePlaceholder(mailBytes);
    made = [{ name: mailFormat === 'png' ? 'mail.png' : 'mail.jpg', bytes: mailBytes, contentType: `image/${mailFormat}` }];
    for (const width of widths) {
      const image = read(frames);
      // Frames lie below one another in memory, so an animation can't be turned; those formats carry no orientation.
      const webp = await (frames > 1 ? image : image.rotate())
        .resize({ width, withoutEnlargement: true })
        .webp({ quality: 82 })
        .toBuffer();
      made.push({ name: `${width}.webp`, bytes: webp, contentType: 'image/webp' });
    }
  } catch (error) {
    // libvips tells what is wrong with a file in words alone; all of them are the file's fault.
    if (error instanceof Error) return { ok: false, problem: 'damaged' };
    throw error;
  }

  const key = randomBytes(16).toString('base64url');
  const folder = pictureFolder(publicationId, key);
  const picture: Picture = {
    width: looked.width,
    height: looked.height,
    widths,
    mailFormat,
    ...(placeholder && { placeholder }),
  };
  try {
    for (const file of made) await putFile(`${folder}/${file.name}`, file.bytes, file.contentType);
    await db.$transaction(async (tx) => {
      const named = { publicationId, uploadedById: userId, key, fileName: fileName.slice(-200) };
      await tx.upload.create({ data: { ...named, sizeBytes: bytes.length, ...picture } });
      await finishPictureJob.enqueue(tx, { publicationId, key });
    });
  } catch (error) {
    await deleteFiles(folder); // files without a row would never be found again
    throw error;
  }
  return { ok: true, key, picture };
}

type Look =
  | { ok: true; width: number; height: number; pages: number; transparent: boolean }
  | { ok: false; problem: 'damaged' | 'too-many-pixels' };

/** Reads the header only, so that a bomb is refused before it is unpacked. Width and height as seen, turned upright. */
async function look(image: Sharp): Promise<Look> {
  try {
    const { width, height, pages = 1, hasAlpha, autoOrient } = await image.metadata();
    if (width * height > MAX_PIXELS) return { ok: false, problem: 'too-many-pixels' };
    return {
      ok: true,
      width: autoOrient.width,
      height: autoOrient.height,
      pages,
      transparent: hasAlpha && !(await image.stats()).isOpaque,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, problem: /pixel limit/.test(error.message) ? 'too-many-pixels' : 'damaged' };
  }
}
