import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { decompress } from 'wawoff2';
import { FONT_RANGES } from '@/lib/format/font-faces';
import { fontLetters } from './font-letters';

/** The fonts that every picture has at hand, by where their files lie. */
const AT_HAND = [
  'newsreader/500Medium/Newsreader',
  'noto-serif/500Medium/NotoSerif',
  'noto-naskh-arabic/500Medium/NotoNaskhArabic',
];
const AT_HAND_FAMILIES = ['Newsreader', 'Noto Serif', 'Noto Naskh Arabic'];
const LETTERS_AT_HAND = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Arabic}/u;

const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u;
/** Fonts that come in many small files, of which only those with a title's letters are read, each with the signs it is asked for:
 *  what they say they have is in part what their makers cut all fonts of a kind by. */
const MORE = {
  'Noto Serif JP': { files: '@fontsource-variable/noto-serif-jp', signs: EAST_ASIAN },
  'Noto Serif SC': { files: '@fontsource-variable/noto-serif-sc', signs: EAST_ASIAN },
  'Noto Serif TC': { files: '@fontsource-variable/noto-serif-tc', signs: EAST_ASIAN },
  'Noto Serif KR': { files: '@fontsource-variable/noto-serif-kr', signs: EAST_ASIAN },
  'Noto Serif Hebrew': { files: '@fontsource-variable/noto-serif-hebrew', signs: /\p{Script=Hebrew}/u },
  'Noto Serif Devanagari': { files: '@fontsource-variable/noto-serif-devanagari', signs: /\p{Script=Devanagari}/u },
  'Noto Serif Thai': { files: '@fontsource-variable/noto-serif-thai', signs: /\p{Script=Thai}/u },
  'Noto Color Emoji': { files: '@fontsource/noto-color-emoji', signs: /\p{Extended_Pictographic}|\p{Regional_Indicator}/u },
};
type Family = keyof typeof MORE;
const FAMILIES = Object.keys(MORE) as Family[];

type Part = { name: string; ranges: [number, number][] };

const rangesOf = (ranges: string): [number, number][] =>
  ranges.split(',').map((range) => {
    const [from = '', to = from] = range.slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
const isIn = (ranges: [number, number][], code: number) => ranges.some(([from, to]) => code >= from && code <= to);

const RANGES_AT_HAND = Object.values(FONT_RANGES).flatMap(rangesOf);
const isAtHand = (letter: string) => LETTERS_AT_HAND.test(letter) || isIn(RANGES_AT_HAND, letter.codePointAt(0) ?? 0);

const partsRead = new Map<Family, Part[]>();
/** The files of a family, each with the letters that it has and that are not at hand anyway. */
function partsOf(family: Family): Part[] {
  let parts = partsRead.get(family);
  if (!parts) {
    const file = join(process.cwd(), 'node_modules', MORE[family].files, 'unicode.json');
    parts = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
      .filter(([name]) => !Object.hasOwn(FONT_RANGES, name))
      .map(([name, ranges]) => ({ name: name.replace(/[[\]]/g, ''), ranges: rangesOf(ranges) }));
    partsRead.set(family, parts);
  }
  return parts;
}

/** The files of a family that say they have a sign. */
const partsWith = (family: Family, letter: string) =>
  MORE[family].signs.test(letter) ? partsOf(family).filter(({ ranges }) => isIn(ranges, letter.codePointAt(0) ?? 0)) : [];

/** In which order fonts are asked for a letter that several draw, each as its readers write it. */
function inOrder(text: string, language: string): Family[] {
  const han: Family = /^ja\b/.test(language)
    ? 'Noto Serif JP'
    : /^ko\b/.test(language)
      ? 'Noto Serif KR'
      : /^zh-(Hant|TW|HK|MO)\b/i.test(language)
        ? 'Noto Serif TC'
        : /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
          ? 'Noto Serif JP'
          : /\p{Script=Hangul}/u.test(text)
            ? 'Noto Serif KR'
            : 'Noto Serif SC';
  return [han, ...FAMILIES.filter((family) => family !== han)];
}

/** Signs that change a pictograph before them, and those that are joined to one: a font in parts has not all that such a row can
 *  become, and would draw its pieces. */
const AFTER_A_PICTOGRAPH =
  /\u200d(?:\p{Extended_Pictographic}|[\u2640\u2642])[\ufe0e\ufe0f]?|[\ufe0e\ufe0f\u20e3\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/gu;

/** The text as our fonts can draw it: signs that none of them has are left out. null where one of its letters is such a sign, or
 *  where there is nothing else. @param language decides how letters look that several languages write */
export function drawableText(text: string, language: string): string | null {
  const order = inOrder(text, language);
  let drawable = '';
  for (const letter of text
    .toWellFormed()
    .replace(/\ufffd/g, ' ')
    .replace(AFTER_A_PICTOGRAPH, '')) {
    if (isAtHand(letter) || order.some((family) => partsWith(family, letter).length > 0)) drawable += letter;
    else if (/\p{L}|\p{M}/u.test(letter)) return null;
    else drawable += ' ';
  }
  const words = drawable.replace(/\s+/g, ' ').trim();
  return /[^\s\p{Cf}]/u.test(words) ? words : null;
}

/** Reads the fonts that a text needs.
 *  @param text as drawableText gave it
 *  @returns the names of all, in the order in which they are to be asked; null where one of its signs is in none after all */
export async function loadFonts(text: string, language: string): Promise<string | null> {
  const order = inOrder(text, language);
  await Promise.all(AT_HAND.map((name) => load(join('@expo-google-fonts', `${name}_500Medium.ttf`))));
  for (const letter of new Set(text)) {
    if (isAtHand(letter)) continue;
    let isThere = false;
    for (const family of order) {
      const parts = await Promise.all(partsWith(family, letter).map(({ name }) => load(fileOf(family, name))));
      isThere = parts.some((has) => isIn(has, letter.codePointAt(0) ?? 0));
      if (isThere) break;
    }
    if (!isThere) return null;
  }
  return [...AT_HAND_FAMILIES, ...order].join(', ');
}

function fileOf(family: Family, part: string): string {
  const folder = MORE[family].files;
  return join(folder, 'files', `${folder.split('/')[1]}-${part}-${folder.includes('variable') ? 'wght' : '400'}-normal.woff2`);
}

/** Pango keeps each font it was once given for as long as the process lives, and reads it from its file. */
const loaded = new Map<string, Promise<[number, number][]>>();
const load = (file: string) => {
  let loading = loaded.get(file);
  if (!loading) {
    loading = give(join(process.cwd(), 'node_modules', file));
    loaded.set(file, loading);
  }
  return loading;
};

/** @returns the letters it has */
async function give(file: string): Promise<[number, number][]> {
  const bytes = await readFile(file); // fontconfig says nothing of a file that is missing
  const isPacked = file.endsWith('.woff2');
  const font = isPacked ? Buffer.from(await decompress(bytes)) : bytes;
  const fontfile = isPacked ? await unpacked(font) : file;
  await sharp({ text: { text: 'a', font: 'Newsreader 10', fontfile } }).toBuffer();
  return fontLetters(font);
}

let folder: Promise<string> | undefined;
let serial = 0;
/** Pango takes no font that is packed for the web. */
async function unpacked(font: Buffer): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), 'courant-fonts-')).then((made) => {
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    return made;
  });
  const file = join(await folder, `${serial++}.ttf`);
  await writeFile(file, font);
  return file;
}
