/** A mail's HTML as a program shows it by day or by night, whatever this browser prefers. */
export const mailInScheme = (html: string, scheme: 'light' | 'dark'): string =>
  html.replace(/@media \(prefers-color-scheme: ?dark\)/g, scheme === 'dark' ? '@media all' : '@media not all');
