import sharp from 'sharp';
import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { getFile, putFile } from '@/lib/storage/files';
import { pictureFolder } from './picture-file';
import { picturePlaceholder } from './picture-placeholder';

/** About as good to the eye as the WebP of upload-image.ts. */
const QUALITY = 56;
/** Of 9: beyond it a picture takes seconds more for a percent. */
const EFFORT = 4;
/** AVIF is kept where all its widths together are at most this share of the WebP ones. */
const WORTH = 0.9;
const TIMEOUT_SECONDS = 120;

/** Makes what a page can do without at first: a picture's widths as AVIF, where they save something, and its placeholder,
 *  where it has none yet. Made from its largest WebP, as nothing of the file itself is kept. Pages that show it are made
 *  anew with it. Safe to repeat.
 *  @returns whether there was anything to do */
export async function finishPicture({ publicationId, key }: { publicationId: string; key: string }): Promise<boolean> {
  const where = { publicationId, key, finishedAt: null };
  const upload = await db.upload.findFirst({ where, include: { publication: { select: { host: true } } } });
  if (!upload) return false;
  const folder = pictureFolder(publicationId, key);
  const read = async (name: string) => {
    const file = await getFile(`${folder}/${name}`);
    return file && Buffer.from(await new Response(file.body).arrayBuffer());
  };
  const largest = await read(`${upload.widths.at(-1)}.webp`);
  // Without its file nothing can be made, and it will not come back.
  const made = largest ? await makeAvif(largest, upload.widths, async (width) => (await read(`${width}.webp`))?.length ?? 0) : [];
  const isOpaque = upload.mailFormat === 'jpeg';
  const placeholder = upload.placeholder || (largest && isOpaque ? await picturePlaceholder(largest) : '');
  for (const { width, bytes } of made) await putFile(`${folder}/${width}.avif`, bytes, 'image/avif');
  await db.$transaction(async (tx) => {
    const avifWidths = made.map(({ width }) => width);
    const { count } = await tx.upload.updateMany({ where, data: { placeholder, avifWidths, finishedAt: new Date() } });
    if (count > 0 && (made.length > 0 || placeholder !== upload.placeholder))
      await touchPages(tx, [`host:${upload.publication.host}`]);
  });
  return true;
}

async function makeAvif(source: Buffer, widths: number[], webpBytes: (width: number) => Promise<number>) {
  const { pages = 1 } = await sharp(source).metadata();
  if (pages > 1) return []; // sharp writes no AVIF that moves
  const made: { width: number; bytes: Buffer }[] = [];
  let [avif, webp] = [0, 0];
  for (const width of widths) {
    const picture = sharp(source).timeout({ seconds: TIMEOUT_SECONDS }).resize({ width, withoutEnlargement: true });
    const bytes = await picture.avif({ quality: QUALITY, effort: EFFORT }).toBuffer();
    made.push({ width, bytes });
    avif += bytes.length;
    webp += await webpBytes(width);
  }
  return avif <= webp * WORTH ? made : [];
}
