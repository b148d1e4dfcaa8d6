import type { Words } from '@/lib/words/translator';
import type { DocumentNode } from '../../types';

export const SUBSCRIBE_LABEL = 'Subscribe';
/** What a checked subscribe button says; in the publication's language where its writer left it as the editor gave it. */
export function subscribeLabel(node: DocumentNode, words: Words): string {
  const said = String(node.attrs?.label || SUBSCRIBE_LABEL);
  return said === SUBSCRIBE_LABEL ? words('frame.subscribe') : said;
}
