import type { Picture } from '@/lib/document/types';

/** What of an upload's row the pages draw. */
export const PICTURE_FIELDS = {
  key: true,
  width: true,
  height: true,
  widths: true,
  mailFormat: true,
  avifWidths: true,
  placeholder: true,
} as const;

type PictureRow = {
  key: string;
  width: number;
  height: number;
  widths: number[];
  mailFormat: string;
  avifWidths: number[];
  placeholder: string;
};

export const pictureOfUpload = ({ width, height, widths, mailFormat, avifWidths, placeholder }: PictureRow): Picture => ({
  width,
  height,
  widths,
  mailFormat: mailFormat === 'png' ? 'png' : 'jpeg',
  // Left out where there is nothing to say: a page carries this for each of its pictures.
  ...(avifWidths.length > 0 && { avifWidths }),
  ...(placeholder && { placeholder }),
});
