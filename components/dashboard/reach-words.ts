import { countOf } from '@/lib/format/counts';

export type Access = 'everyone' | 'free' | 'paid';

/** Where a post is cut for who may not read the whole. */
export type CutShape = {
  hasLine: boolean;
  /** Words above and below the cut */
  freeWords: number;
  behindWords: number;
};

export const ACCESS_LABELS: Record<Access, string> = {
  everyone: 'Everyone',
  free: 'Subscribers only',
  paid: 'Paying subscribers only',
};

/** What of a post those get who may not read the whole of it. */
export function cutWords({ hasLine, freeWords, behindWords }: CutShape): string {
  if (behindWords === 0 && hasLine) return 'Nothing stands below its paywall line, so there is nothing that others miss.';
  if (freeWords === 0) return 'Others see its title and subtitle. Put a paywall line into the post to show them more.';
  const free = `${countOf(freeWords, 'word')} of ${countOf(freeWords + behindWords, 'word')}`;
  return hasLine
    ? `Others read what stands above the paywall line: ${free}.`
    : `Others read its first paragraph: ${free}. Put a paywall line into the post to choose the place yourself.`;
}
