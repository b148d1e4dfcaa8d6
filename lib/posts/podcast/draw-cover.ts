import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { pictureFolder } from '@/lib/posts/picture-file';
import { getFile } from '@/lib/storage/files';

/** A show's cover as Apple wants it: JPEG in RGB, as large as it is kept; null where its file is gone.
 *  @param cover an upload of this publication, 1400 pixels wide or more */
export async function drawCover(
  publicationId: string,
  cover: { key: string; widths: number[] },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await getFile(`${pictureFolder(publicationId, cover.key)}/${cover.widths.at(-1)}.webp`);
  if (!file) return null;
  const picture = sharp(await buffer(file.body))
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
  return new Uint8Array(await picture.jpeg({ quality: 82, mozjpeg: true }).toBuffer());
}
