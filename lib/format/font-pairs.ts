type Family = {
  name: string;
  /** Letters it has beside Latin ones */
  also?: ('cyrillic' | 'greek' | 'vietnamese')[];
  isSans?: boolean;
  noItalic?: boolean;
};

/** The families of the @fontsource packages, by the package's last name. */
export const FONT_FAMILIES: Record<string, Family> = {
  alegreya: { name: 'Alegreya', also: ['cyrillic', 'greek', 'vietnamese'] },
  bitter: { name: 'Bitter', also: ['cyrillic', 'vietnamese'] },
  'cormorant-garamond': { name: 'Cormorant Garamond', also: ['cyrillic', 'vietnamese'] },
  'crimson-pro': { name: 'Crimson Pro', also: ['vietnamese'] },
  'dm-sans': { name: 'DM Sans', isSans: true },
  'eb-garamond': { name: 'EB Garamond', also: ['cyrillic', 'greek', 'vietnamese'] },
  figtree: { name: 'Figtree', isSans: true },
  fraunces: { name: 'Fraunces', also: ['vietnamese'] },
  'ibm-plex-sans': { name: 'IBM Plex Sans', also: ['cyrillic', 'greek', 'vietnamese'], isSans: true },
  karla: { name: 'Karla', isSans: true },
  'libre-baskerville': { name: 'Libre Baskerville' },
  literata: { name: 'Literata', also: ['cyrillic', 'greek', 'vietnamese'] },
  lora: { name: 'Lora', also: ['cyrillic', 'vietnamese'] },
  montserrat: { name: 'Montserrat', also: ['cyrillic', 'vietnamese'], isSans: true },
  'nunito-sans': { name: 'Nunito Sans', also: ['cyrillic', 'vietnamese'], isSans: true },
  'playfair-display': { name: 'Playfair Display', also: ['cyrillic', 'vietnamese'] },
  'public-sans': { name: 'Public Sans', also: ['vietnamese'], isSans: true },
  'source-sans-3': { name: 'Source Sans 3', also: ['cyrillic', 'greek', 'vietnamese'], isSans: true },
  'source-serif-4': { name: 'Source Serif 4', also: ['cyrillic', 'greek', 'vietnamese'] },
  'space-grotesk': { name: 'Space Grotesk', also: ['vietnamese'], isSans: true, noItalic: true },
  spectral: { name: 'Spectral', also: ['cyrillic', 'vietnamese'] },
  vollkorn: { name: 'Vollkorn', also: ['cyrillic', 'greek', 'vietnamese'] },
  'work-sans': { name: 'Work Sans', also: ['vietnamese'], isSans: true },
};

export type FontPair = {
  id: string;
  /** Of titles, of text, and of everything around them; null: what the reader's device has */
  title: string | null;
  text: string | null;
  around: string | null;
};

const pair = (id: string, title: string, text: string, around: string | null = null): FontPair => ({ id, title, text, around });

/** The site's own fonts, which app/fonts has cut to what a page needs. */
export const OWN_FONTS = 'newsreader';
/** The device's own fonts: nothing is loaded. */
const SYSTEM: FontPair = { id: 'system', title: null, text: null, around: null };

/** What a writer may choose beside Newsreader. Each costs a first visit at most 60 KB; the test beside this weighs them. */
export const FONT_PAIRS: FontPair[] = [
  pair('lora', 'lora', 'lora'),
  pair('source', 'source-serif-4', 'source-serif-4', 'source-sans-3'),
  pair('playfair-source', 'playfair-display', 'source-serif-4'),
  pair('garamond', 'eb-garamond', 'eb-garamond'),
  pair('cormorant-crimson', 'cormorant-garamond', 'crimson-pro'),
  pair('baskerville', 'libre-baskerville', 'libre-baskerville'),
  pair('spectral-karla', 'spectral', 'spectral', 'karla'),
  pair('literata', 'literata', 'literata'),
  pair('vollkorn', 'vollkorn', 'vollkorn'),
  pair('alegreya', 'alegreya', 'alegreya'),
  pair('fraunces-source', 'fraunces', 'source-serif-4'),
  pair('fraunces-figtree', 'fraunces', 'figtree', 'figtree'),
  pair('bitter-source', 'bitter', 'source-sans-3', 'source-sans-3'),
  pair('playfair-work', 'playfair-display', 'work-sans', 'work-sans'),
  pair('dm-source', 'dm-sans', 'source-serif-4', 'dm-sans'),
  pair('montserrat-crimson', 'montserrat', 'crimson-pro', 'montserrat'),
  pair('nunito-lora', 'nunito-sans', 'lora', 'nunito-sans'),
  pair('figtree-literata', 'figtree', 'literata', 'figtree'),
  pair('public-spectral', 'public-sans', 'spectral', 'public-sans'),
  pair('karla', 'karla', 'karla', 'karla'),
  pair('plex', 'ibm-plex-sans', 'ibm-plex-sans', 'ibm-plex-sans'),
  pair('space-work', 'space-grotesk', 'work-sans', 'work-sans'),
  pair('public', 'public-sans', 'public-sans', 'public-sans'),
  SYSTEM,
];

/** "Playfair Display, Source Serif 4" */
export function fontPairName({ title, text }: FontPair): string {
  const names = [title, text].flatMap((family) => (family ? [FONT_FAMILIES[family]?.name ?? family] : []));
  return [...new Set(names)].join(', ') || 'What the reader’s device has';
}
