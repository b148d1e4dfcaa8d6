import { documentWords } from '@/lib/document/document-words';
import { cutAtPaywall } from '@/lib/document/reader-part';
import type { PostDocument } from '@/lib/document/types';

/** Where a post is cut for who may not read the whole, and how many words stand on either side. */
export function cutShape(whole: PostDocument): { hasLine: boolean; freeWords: number; behindWords: number } {
  const { document, behind } = cutAtPaywall(whole);
  return {
    hasLine: whole.content.some(({ type }) => type === 'paywall'),
    freeWords: documentWords(document),
    behindWords: behind?.words ?? 0,
  };
}
