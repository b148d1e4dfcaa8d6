import localFont from 'next/font/local';

// preload: on a slow connection they would take their 94 KB from the text, which is read in their stand-ins meanwhile
// (stand-ins.css). Lighthouse's largest paint of a text post is at 1.4 s so, and at 1.9 s with them preloaded.
// adjustFontFallback: the letters these files lack come from the full fonts that globals.css names next, and Next's own
// fallback would stand before those.
const newsreaderDisplay = localFont({
  src: './newsreader-display.woff2',
  weight: '500',
  variable: '--font-newsreader-display',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
});
const newsreader = localFont({
  src: './newsreader-text.woff2',
  weight: '400 700',
  style: 'normal',
  variable: '--font-newsreader',
  display: 'swap',
  adjustFontFallback: false,
  preload: false,
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
  preload: false,
});

/** Classes that name the fonts for globals.css. */
export const fontClasses = [newsreaderDisplay, newsreader, newsreaderItalic, inter].map(({ variable }) => variable).join(' ');
