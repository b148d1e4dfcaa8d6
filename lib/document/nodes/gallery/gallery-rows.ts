import type { DocumentNode, Picture, Pictures } from '../../types';
import { type ImageAttributes, imageAttributes } from '../image/attributes';

const MOST_IN_A_ROW = 3;

export type Shown = ImageAttributes & { picture: Picture; ratio: number };

/** The pictures of a gallery that are there, in rows as even as can be, the longer ones first. */
export function galleryRows(node: DocumentNode, pictures: Pictures): Shown[][] {
  const shown = (node.content ?? []).flatMap((image) => {
    const attributes = imageAttributes(image);
    const picture = pictures[attributes.key];
    return picture ? [{ ...attributes, picture, ratio: picture.width / picture.height }] : [];
  });
  const count = Math.ceil(shown.length / MOST_IN_A_ROW);
  const rows: Shown[][] = [];
  for (let start = 0, left = count; left > 0; left--) {
    const length = Math.ceil((shown.length - start) / left);
    rows.push(shown.slice(start, start + length));
    start += length;
  }
  return rows;
}
