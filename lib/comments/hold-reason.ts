import type { CommentHold } from '@/lib/db/types';
import { commentText, countLinks } from './comment-document';

export type HoldReason = 'everyone' | 'newcomer' | 'word' | 'link';

const fold = (text: string) => text.normalize('NFKC').toLowerCase();
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The words of a list, one a line. */
export const wordsOf = (list: string): string[] =>
  [
    ...new Set(
      fold(list)
        .split('\n')
        .map((word) => word.trim()),
    ),
  ].filter(Boolean);

/** Whether one of the words stands in the text, as a word or words of its own. */
export function hasWord(body: string, list: string): boolean {
  const words = wordsOf(list);
  if (words.length === 0) return false;
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'u');
  // As written and as read: a word may be hidden by the signs within it.
  return found.test(fold(body)) || found.test(fold(commentText(body)));
}

type Rules = { commentHold: CommentHold; commentWords: string };

/** Why a comment waits for the team; null where it is shown at once. A newcomer is who had none shown yet: their first link
 *  waits whatever the setting, since most who come for a link write once. */
export function holdReason(body: string, { commentHold, commentWords }: Rules, isNewcomer: boolean): HoldReason | null {
  if (commentHold === 'everyone') return 'everyone';
  if (commentHold === 'newcomers' && isNewcomer) return 'newcomer';
  if (hasWord(body, commentWords)) return 'word';
  return isNewcomer && countLinks(body) > 0 ? 'link' : null;
}
