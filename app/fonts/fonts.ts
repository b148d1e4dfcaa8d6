import localFont from 'next/font/local';

// adjustFontFallback: the letters these files lack come from the full fonts that globals.css names next, and Next's own
// fallback would stand before those.
const newsreaderDisplay = localFont({
  src: './newsreader-display.woff2',
  weight: '500',
  variable: '--font-newsreader-display',
  display: 'swap',
  adjustFontFallback: false,
});
const newsreader = localFont({
  src: './newsreader-text.woff2',
  weight: '400 700',
  style: 'normal',
  variable: '--font-newsreader',
  display: 'swap',
  adjustFontFallback: false,
});
const newsreaderItalic = localFont({
  src: './newsreader-text-italic.woff2',
  weight: '400 700',
  style: 'italic',
  variable: '--font-newsreader-italic',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const inter = localFont({
  src: './inter.woff2',
  weight: '400 700',
  variable: '--font-inter',
  display: 'swap',
  adjustFontFallback: false,
});

/** Classes that name the fonts for globals.css. */
export const fontClasses = [newsreaderDisplay, newsreader, newsreaderItalic, inter].map(({ variable }) => variable).join(' ');
