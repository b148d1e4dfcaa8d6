/** A piece of a list of names: one of the names, by its place, or what stands between two. */
export type ListPart = { text: string; index: number | null };

/** "Ana, Ben and Cho" in pieces, as the language joins names. */
export function listParts(names: string[], language = 'en'): ListPart[] {
  let next = 0;
  return format(language)
    .formatToParts(names)
    .map(({ type, value }) => ({ text: value, index: type === 'element' ? next++ : null }));
}

function format(language: string) {
  try {
    return new Intl.ListFormat(language === 'en' ? 'en-GB' : language);
  } catch {
    return new Intl.ListFormat('en-GB'); // an unknown language must not take a page down
  }
}

/** "Ana, Ben and Cho"; "" for none. */
export const listOf = (names: string[], language = 'en'): string =>
  listParts(names, language)
    .map(({ text }) => text)
    .join('');
