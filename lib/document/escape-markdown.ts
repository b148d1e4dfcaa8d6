/** Words as Markdown shows them literally. Angle brackets and ampersands too: no HTML comes out of a post. */
export const escapeMarkdown = (text: string) =>
  text
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replace(/=(?==)|(?<==)=/g, '\\=')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
