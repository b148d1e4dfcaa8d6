import { PICTURE_KEY } from '@/lib/document/picture-path';

const CONTENT_TYPES: Record<string, string> = { webp: 'image/webp', avif: 'image/avif', jpg: 'image/jpeg', png: 'image/png' };

/** A picture's place in the store. The publication comes first, so no host can serve another's. */
export const pictureFolder = (publicationId: string, key: string) => `${publicationId}/${key}`;

/** A formula's picture (drawFormulas), named by the hash of its LaTeX. */
export const formulaFile = (publicationId: string, key: string) => `${publicationId}/formulas/${key}.png`;

/** The file and type that an address below /uploads names, or null for what uploadImage and drawFormulas never made. */
export function pictureFile(publicationId: string, path: string[]): { file: string; contentType: string } | null {
  const [key = '', name = '', ...rest] = path;
  const formula = key === 'formulas' && rest.length === 0 && /^([A-Za-z0-9_-]{22})\.png$/.exec(name)?.[1];
  if (formula) return { file: formulaFile(publicationId, formula), contentType: 'image/png' };
  const extension = /^(?:\d{1,4}\.(webp|avif)|mail\.(jpg|png))$/.exec(name)?.slice(1).find(Boolean);
  if (rest.length > 0 || !PICTURE_KEY.test(key) || !extension) return null;
  return { file: `${pictureFolder(publicationId, key)}/${name}`, contentType: CONTENT_TYPES[extension]! };
}
