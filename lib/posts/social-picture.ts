import sharp from 'sharp';
import { directionOf } from '@/lib/format/direction';
import { drawableText, loadFonts } from './social-fonts';

export const SOCIAL_PICTURE_SIZE = { width: 1200, height: 630 };
const MARGIN = 84;
const PAPER = '#fdfcf9';
const INK = '#1f1b16';
const ROOM = { width: SOCIAL_PICTURE_SIZE.width - 2 * MARGIN, height: 330 };
const TITLE_SIZES = [112, 98, 84, 72, 62, 54, 46];

/** Whether a picture can be made for a publication's posts at all. */
export const canDrawSocialPicture = ({ name, language }: { name: string; language: string }) =>
  drawableText(name, language) !== null;

type Words = { title: string; publication: string; accent: string; language: string };

/** The picture of a post's card where its writer gave none: title and publication, as PNG, drawn by Pango, which shapes and turns
 *  letters as they are written. A title too long for it ends in an ellipsis. null where our fonts lack the letters of both. */
export async function drawSocialPicture({ title, publication, accent, language }: Words): Promise<Buffer | null> {
  const [words, name] = await Promise.all([title, publication].map((text) => prepared(text, language)));
  if (!name) return null;
  const large = await fitted(words ?? name);
  const small = words ? await line(name, 32, '#6a6258') : null;
  const { width, height } = SOCIAL_PICTURE_SIZE;
  const start = (picture: Drawn) => (directionOf(language) === 'rtl' ? width - MARGIN - picture.width : MARGIN);
  const band = { create: { width, height: 18, channels: 3 as const, background: colourOf(accent) } };
  return sharp({ create: { width, height, channels: 3, background: PAPER } })
    .composite([
      { input: band, top: 0, left: 0 },
      { input: large.bytes, top: MARGIN + 6, left: start(large) },
      ...(small ? [{ input: small.bytes, top: height - MARGIN - small.height, left: start(small) }] : []),
    ])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** A text with the fonts that have all of its signs. */
type Prepared = { text: string; fonts: string };
async function prepared(text: string, language: string): Promise<Prepared | null> {
  const drawable = drawableText(text, language);
  const fonts = drawable && (await loadFonts(drawable, language));
  return drawable && fonts ? { text: drawable, fonts } : null;
}

type Drawn = { bytes: Buffer; width: number; height: number };

const colourOf = (accent: string) => (/^#[0-9a-f]{6}$/i.test(accent) ? accent : '#b3401f');

/** Text as a picture of its own, on lines as wide as there is room. */
async function line({ text, fonts }: Prepared, size: number, colour: string): Promise<Drawn> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped}</span>`,
      font: `${fonts} Medium ${size}`,
      width: ROOM.width,
      dpi: 72,
      rgba: true,
      wrap: 'word-char', // and each line begins where its own direction begins
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** As large as fits; at its smallest, as many words as fit. */
async function fitted(given: Prepared): Promise<Drawn> {
  let smallest = TITLE_SIZES[0] ?? 46;
  for (const size of TITLE_SIZES) {
    const drawn = await line(given, size, INK);
    if (drawn.height <= ROOM.height && drawn.width <= ROOM.width) return drawn;
    smallest = size;
  }
  const { text } = given;
  let [fits, tooLong] = [1, Math.min(text.length, 400)];
  const cut = (length: number) => ({ ...given, text: `${text.slice(0, length).toWellFormed().trimEnd()}…` });
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    const drawn = await line(cut(middle), smallest, INK);
    if (drawn.height <= ROOM.height && drawn.width <= ROOM.width) fits = middle;
    else tooLong = middle;
  }
  return line(cut(fits), smallest, INK);
}
