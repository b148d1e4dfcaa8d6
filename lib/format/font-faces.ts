import { FONT_MEASURES, STAND_INS } from './font-measures';
import { FONT_FAMILIES, FONT_PAIRS } from './font-pairs';

/** Which letters a file has, as Google cuts them: a browser asks for a file only where one of its letters stands. */
export const FONT_RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
} as const;
type Subset = keyof typeof FONT_RANGES;

const fontFile = (family: string, subset: string, weight: number, style: 'normal' | 'italic') =>
  `/theme-fonts/${family}/${family}-${subset}-${weight}-${style}.woff2`;

// --local-…: the reader's machine's own for the publication's language (app/site.css).
const SERIF = 'Georgia, "Times New Roman", var(--local-serif, serif), serif';
const SANS = 'var(--local-sans, system-ui), sans-serif';

function faces(family: string, weight: number, style: 'normal' | 'italic' = 'normal'): string {
  const { name, also = [], noItalic } = FONT_FAMILIES[family] ?? { name: family };
  if (style === 'italic' && noItalic) return '';
  return (['latin', 'latin-ext', ...also] as Subset[])
    .map(
      (subset) =>
        `@font-face{font-family:"${name}";font-style:${style};font-weight:${weight};font-display:swap;` +
        `src:url(${fontFile(family, subset, weight, style)}) format("woff2");unicode-range:${FONT_RANGES[subset]}}`,
    )
    .join('');
}

type Role = 'Title' | 'Text' | 'Around';
const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** What is read until a family's files have come, as app/fonts/stand-ins.css has it for the site's own: fonts of the reader's
 *  machine, as wide and on the same lines as the one they stand in for. */
function standIns(role: Role, family: string | null): { name: string; face: string }[] {
  const measures = family && FONT_MEASURES[family];
  if (!measures) return [];
  const [above, below, regular, heavy] = measures;
  return STAND_INS[FONT_FAMILIES[family]?.isSans ? 'sans' : 'serif'].map(({ on, names, width }) => {
    const size = (role === 'Title' ? heavy : regular) / width;
    const name = `${role} for ${on}`;
    const face =
      `@font-face{font-family:"${name}";src:${names.map((each) => `local("${each}")`).join(',')};` +
      `size-adjust:${percent(size)};ascent-override:${percent(above / size)};` +
      `descent-override:${percent(below / size)};line-gap-override:0%}`;
    return { name, face };
  });
}

function stack(role: Role, family: string | null): string {
  const { name = '', isSans = role === 'Around' } = (family && FONT_FAMILIES[family]) || {};
  const fonts = [name, ...standIns(role, family).map((one) => one.name)].filter(Boolean);
  return [...fonts.map((one) => `"${one}"`), isSans ? SANS : SERIF].join(', ');
}

/** A pair's faces and the tokens that name them, for a style element; "" for the site's own fonts. */
export function fontStyle(id: string): string {
  const pair = FONT_PAIRS.find((one) => one.id === id);
  if (!pair) return '';
  const { title, text, around } = pair;
  const wanted = new Set<string>();
  if (title) wanted.add(faces(title, 600));
  if (text) for (const face of [faces(text, 400), faces(text, 700), faces(text, 400, 'italic')]) wanted.add(face);
  if (around) for (const weight of [400, 600]) wanted.add(faces(around, weight));
  const roles = [standIns('Title', title), standIns('Text', text), standIns('Around', around)];
  for (const { face } of roles.flat()) wanted.add(face);
  const tokens = {
    display: stack('Title', title),
    serif: stack('Text', text),
    'serif-italic': stack('Text', text),
    sans: stack('Around', around),
  };
  const named = Object.entries(tokens).map(([token, fonts]) => `--font-${token}:${fonts}`);
  // Newsreader's titles are one file of weight 500; these are drawn at 600.
  return `${[...wanted].join('')}:root{${named.join(';')}}.font-display{font-weight:600}`;
}
