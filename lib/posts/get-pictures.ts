import { db } from '@/lib/db/db';
import type { Pictures } from '@/lib/document/types';
import { PICTURE_FIELDS, pictureOfUpload } from './picture-of-upload';

/** The publication's pictures of these keys, as the renderers want them. One that is not there is left out. */
export async function getPictures(publicationId: string, keys: string[]): Promise<Pictures> {
  if (keys.length === 0) return {};
  const uploads = await db.upload.findMany({ where: { publicationId, key: { in: keys } }, select: PICTURE_FIELDS });
  return Object.fromEntries(uploads.map((upload) => [upload.key, pictureOfUpload(upload)]));
}
