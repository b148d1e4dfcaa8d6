import sharp from 'sharp';

/** Some 150 bytes: shown large and blurred by the browser, it has the picture's colours in their places. */
const PIXELS = 16;

/** A few pixels of an opaque picture as WebP in base64. */
export async function picturePlaceholder(bytes: Uint8Array): Promise<string> {
  const small = sharp(bytes, { pages: 1 }).resize({ width: PIXELS, height: PIXELS, fit: 'inside' }).blur(0.6);
  return (await small.webp({ quality: 40, effort: 6 }).toBuffer()).toString('base64');
}
