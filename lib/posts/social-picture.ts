import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { directionOf } from '@/lib/format/direction';

export const SOCIAL_PICTURE_SIZE = { width: 1200, height: 630 };
const MARGIN = 84;
const PAPER = '#fdfcf9';
const INK = '#1f1b16';
const ROOM = { width: SOCIAL_PICTURE_SIZE.width - 2 * MARGIN, height: 330 };
const TITLE_SIZES = [112, 98, 84, 72, 62, 54, 46];

/** Drawn by Pango, which shapes and turns Arabic and Hebrew as they are written; all fonts come from npm. */
const FONTS = [
  'newsreader/500Medium/Newsreader',
  'noto-serif/500Medium/NotoSerif',
  'noto-naskh-arabic/500Medium/NotoNaskhArabic',
];
const FAMILIES = 'Newsreader, Noto Serif, Noto Naskh Arabic';
const fontFile = (name: string) => join(process.cwd(), 'node_modules/@expo-google-fonts', `${name}_500Medium.ttf`);

/** The letters our fonts have. Others would be drawn as empty boxes. */
const DRAWABLE = /^(?:\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Arabic}|\P{L})*$/u;
/** Whether a picture can be made for a publication's posts at all. */
export const canDrawSocialPicture = (publication: string) => DRAWABLE.test(publication) && publication.trim() !== '';

/** Pictographs have no letters in these fonts. */
const PICTOGRAPHS = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\ufe0f|\u200d/gu;

type Words = { title: string; publication: string; accent: string; language: string };

/** The picture of a post's card where its writer gave none: title and publication, as PNG. A title too long for it ends
 *  in an ellipsis. null where our fonts lack the letters of both. */
export async function drawSocialPicture({ title, publication, accent, language }: Words): Promise<Buffer | null> {
  const [words, name] = [title, publication].map((text) => text.replace(PICTOGRAPHS, '').replace(/\s+/g, ' ').trim());
  if (!name || !DRAWABLE.test(name)) return null;
  await loadFonts();
  const isTitled = Boolean(words) && DRAWABLE.test(words ?? '');
  const large = await fitted(isTitled ? (words ?? '') : name, language);
  const small = isTitled ? await line(name, 32, '#6a6258', language) : null;
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

type Drawn = { bytes: Buffer; width: number; height: number };

const colourOf = (accent: string) => (/^#[0-9a-f]{6}$/i.test(accent) ? accent : '#b3401f');

/** Pango keeps each font it was once given for as long as the process lives. */
let loading: Promise<void> | undefined;
const loadFonts = () => {
  loading ??= (async () => {
    for (const name of FONTS) {
      await readFile(fontFile(name)); // fontconfig says nothing of a file that is missing
      await sharp({ text: { text: 'a', font: 'Newsreader 10', fontfile: fontFile(name) } }).toBuffer();
    }
  })();
  return loading;
};

/** Text as a picture of its own, on lines as wide as there is room. */
async function line(text: string, size: number, colour: string, language: string): Promise<Drawn> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped}</span>`,
      font: `${FAMILIES} Medium ${size}`,
      width: ROOM.width,
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
      align: directionOf(language) === 'rtl' ? 'right' : 'left',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** As large as fits; at its smallest, as many words as fit. */
async function fitted(text: string, language: string): Promise<Drawn> {
  let smallest = TITLE_SIZES[0] ?? 46;
  for (const size of TITLE_SIZES) {
    const drawn = await line(text, size, INK, language);
    if (drawn.height <= ROOM.height && drawn.width <= ROOM.width) return drawn;
    smallest = size;
  }
  let [fits, tooLong] = [1, Math.min(text.length, 400)];
  const cut = (length: number) => `${text.slice(0, length).toWellFormed().trimEnd()}…`;
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    const drawn = await line(cut(middle), smallest, INK, language);
    if (drawn.height <= ROOM.height && drawn.width <= ROOM.width) fits = middle;
    else tooLong = middle;
  }
  return line(cut(fits), smallest, INK, language);
}
