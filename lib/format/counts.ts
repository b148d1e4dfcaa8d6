/** "12,345" */
export const formatCount = (count: number, language = 'en') => new Intl.NumberFormat(language).format(count);

/** "1 reader", "12,345 readers". */
export const countOf = (count: number, one: string, many = `${one}s`) => `${formatCount(count)} ${count === 1 ? one : many}`;

/** "41%"; a dash where there is nothing to divide by. */
export const formatShare = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`);

/** Silent reading of English non-fiction: Brysbaert 2019, over 190 studies. */
const WORDS_A_MINUTE = 238;

/** Minutes it takes to read that many words, at least 1. */
export const readingMinutes = (words: number) => Math.max(1, Math.round(words / WORDS_A_MINUTE));
