import type { Words } from '@/lib/words/translator';
import { safeUrl } from '../../safe-url';
import type { DocumentNode } from '../../types';

export const BUTTON_LABEL = 'Read more';
/** What a checked button says; in the publication's language where its writer left it as the editor gave it. */
export function buttonLabel(node: DocumentNode, words: Words): string {
  const said = String(node.attrs?.label || BUTTON_LABEL);
  return said === BUTTON_LABEL ? words('document.readMore') : said;
}
/** Where it leads. null while the writer has given no address: then readers see no button.
 *  The address is asked about again at each rendering: a row may be older than a rule. */
export const buttonAddress = (node: DocumentNode) => safeUrl(node.attrs?.href);
