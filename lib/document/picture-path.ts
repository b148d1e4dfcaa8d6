import type { Picture } from './types';

/** 128 random bits as base64url: no one finds a picture by guessing. */
export const PICTURE_KEY = /^[A-Za-z0-9_-]{22}$/;
/** What mail shows is at most this wide: twice a 600 pixel column. */
export const MAIL_PICTURE_WIDTH = 1200;

/** Where a picture lies, for an <img> on its publication's host. */
export const picturePath = (key: string, width: number, format: 'webp' | 'avif' = 'webp') => `/uploads/${key}/${width}.${format}`;
export const mailPicturePath = (key: string, picture: Picture) =>
  `/uploads/${key}/mail.${picture.mailFormat === 'png' ? 'png' : 'jpg'}`;

/** The width that fits a place of `wanted` pixels best: the smallest not below it, else the largest there is. */
export const nearestWidth = (picture: Picture, wanted: number) =>
  picture.widths.find((width) => width >= wanted) ?? picture.widths.at(-1) ?? picture.width;

/** `src`, `srcSet`, `width` and `height` of a picture; the last two let the browser keep its place free. */
export function pictureSource(key: string, picture: Picture, siteUrl = '') {
  return {
    src: siteUrl + picturePath(key, nearestWidth(picture, 960)),
    srcSet: picture.widths.map((width) => `${siteUrl}${picturePath(key, width)} ${width}w`).join(', '),
    width: picture.width,
    height: picture.height,
  };
}
