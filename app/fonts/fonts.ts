import localFont from 'next/font/local';

// preload: on a slow connection they would take their bytes from the text, which is read in their stand-ins meanwhile
// (stand-ins.css). For the same reason a plain page lets them in after its first frame (lib/pages/late-fonts.mjs).
// adjustFontFallback: the letters these files lack come from the full fonts that globals.css names next, and Next's own
// fallback would stand before those.
// The plain ones have the letters of English and its punctuation. A page with any other is given the whole ones in their place
// (lib/pages/page-styles.mjs knows them by their names), and so is the dashboard.
const newsreaderDisplayWhole = localFont({
  src: './newsreader-display.woff2',
  weight: '500',
  variable: '--font-newsreader-display-whole',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const newsreaderDisplay = localFont({
  src: './newsreader-display-plain.woff2',
  weight: '500',
  variable: '--font-newsreader-display',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const newsreaderWhole = localFont({
  src: './newsreader-text.woff2',
  weight: '400 700',
  style: 'normal',
  variable: '--font-newsreader-whole',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const newsreader = localFont({
  src: './newsreader-text-plain.woff2',
  weight: '400 700',
  style: 'normal',
  variable: '--font-newsreader',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const newsreaderItalicWhole = localFont({
  src: './newsreader-text-italic.woff2',
  weight: '400 700',
  style: 'italic',
  variable: '--font-newsreader-italic-whole',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const newsreaderItalic = localFont({
  src: './newsreader-text-italic-plain.woff2',
  weight: '400 700',
  style: 'italic',
  variable: '--font-newsreader-italic',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const interWhole = localFont({
  src: './inter.woff2',
  weight: '400 700',
  variable: '--font-inter-whole',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const inter = localFont({
  src: './inter-plain.woff2',
  weight: '400 700',
  variable: '--font-inter',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});

/** Classes that name the fonts for globals.css. */
export const fontClasses = [
  ...[newsreaderDisplayWhole, newsreaderDisplay, newsreaderWhole, newsreader],
  ...[newsreaderItalicWhole, newsreaderItalic, interWhole, inter],
]
  .map(({ variable }) => variable)
  .join(' ');
