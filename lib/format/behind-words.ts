import { countOf, readingMinutes } from './counts';

/** What of a paid post a reader was not given, in a sentence. */
export const behindWords = (words: number): string => {
  if (words === 0) return 'The rest of this post is for paying subscribers.';
  return `The rest of this post, ${countOf(words, 'word')} or about ${countOf(readingMinutes(words), 'minute')} of reading, is for paying subscribers.`;
};
