import { db } from '@/lib/db/db';
import type { Pictures } from '@/lib/document/types';

/** The publication's pictures of these keys, as the renderers want them. One that is not there is left out. */
export async function getPictures(publicationId: string, keys: string[]): Promise<Pictures> {
  if (keys.length === 0) return {};
  const uploads = await db.upload.findMany({
    where: { publicationId, key: { in: keys } },
    select: { key: true, width: true, height: true, widths: true, mailFormat: true },
  });
  return Object.fromEntries(
    uploads.map(({ key, mailFormat, ...picture }) => [
      key,
      { ...picture, mailFormat: mailFormat === 'png' ? 'png' : 'jpeg' } as const,
    ]),
  );
}
