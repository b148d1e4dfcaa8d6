/** A heading or title as part of an address: lower case words of any script joined by hyphens.
 *  "" when nothing is left, so the caller chooses what stands in. Cut at a word's end. */
export function slugify(text: string, maxLength = 80): string {
  const words = text
    .normalize('NFKD')
    // Accents fall away (é → e), and the marks of vowels that Arabic and Hebrew may leave out. Elsewhere a mark makes another
    // letter: without its two strokes で is て.
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}+/gu, '')
    .replace(/[\u0591-\u05c7\u0640\u064b-\u0652\u0670]+/g, '')
    .replace(/['’]/g, '')
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > maxLength) break;
    slug = longer;
  }
  return slug || (words[0] ?? '').slice(0, maxLength);
}
