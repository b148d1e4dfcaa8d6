/** A heading or title as part of an address: lower case words of any script joined by hyphens.
 *  "" when nothing is left, so the caller chooses what stands in. Cut at a word's end. */
export function slugify(text: string, maxLength = 80): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '') // accents fall away: é → e
    .replace(/['’]/g, '')
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > maxLength) break;
    slug = longer;
  }
  return slug || (words[0] ?? '').slice(0, maxLength);
}
