import { randomBytes } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { pictureFolder } from '@/lib/posts/picture-file';
// What sharp may read is settled there, for the whole process.
import '@/lib/posts/upload-image';
import { deleteFiles, putFile } from '@/lib/storage/files';
import { lockCommenter } from '../commenter';
import { pagesOf } from '../pages-of';
import { deletePictureJob } from './delete-picture-job';
import { READER_PICTURE_SIZES } from './reader-picture';

export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
const MAX_PIXELS = 50_000_000;
const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];

export type SavedPicture = { ok: true } | { ok: false; problem: 'too-large' | 'not-a-picture' };
type Whose = { publicationId: string; userId: string };

/** Takes a reader's picture: upright, cut to the square in which most is going on, in three sizes. Nothing of the file itself is
 *  kept, so neither is the place it was taken. The one before is deleted. */
export async function saveReaderPicture({ publicationId, userId, bytes }: Whose & { bytes: Uint8Array }): Promise<SavedPicture> {
  if (bytes.length > MAX_PICTURE_BYTES) return { ok: false, problem: 'too-large' };
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !ACCEPTED.includes(type.mime)) return { ok: false, problem: 'not-a-picture' };
  const largest = READER_PICTURE_SIZES[2];
  let made: { size: number; bytes: Buffer }[];
  try {
    const square = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: 20 })
      .rotate()
      .resize(largest, largest, { fit: 'cover', position: 'attention' })
      .png()
      .toBuffer();
    made = await Promise.all(
      READER_PICTURE_SIZES.map(async (size) => ({
        size,
        bytes: await sharp(square).resize(size, size).webp({ quality: 82 }).toBuffer(),
      })),
    );
  } catch (error) {
    // libvips tells what is wrong with a file in words alone; all of them are the file's fault.
    if (error instanceof Error) return { ok: false, problem: 'not-a-picture' };
    throw error;
  }
  const key = randomBytes(16).toString('base64url');
  const folder = pictureFolder(publicationId, key);
  try {
    for (const file of made) await putFile(`${folder}/${file.size}.webp`, file.bytes, 'image/webp');
    await keepKey({ publicationId, userId }, key);
  } catch (error) {
    await deleteFiles(folder); // files without a row would never be found again
    throw error;
  }
  return { ok: true };
}

/** Takes a reader's picture away. Safe to repeat. */
export const deleteReaderPicture = (whose: Whose) => keepKey(whose, null);

async function keepKey({ publicationId, userId }: Whose, pictureKey: string | null) {
  await db.$transaction(async (tx) => {
    const before = await lockCommenter(tx, publicationId, userId);
    await tx.commenter.update({ where: { id: before.id, publicationId }, data: { pictureKey } });
    if (before.pictureKey) await deletePictureJob.enqueue(tx, { publicationId, key: before.pictureKey });
    await touchPages(tx, await pagesOf(tx, publicationId, before.id));
  });
}
