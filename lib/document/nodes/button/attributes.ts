import { safeUrl } from '../../safe-url';
import type { DocumentNode } from '../../types';

export const BUTTON_LABEL = 'Read more';
/** What a checked button says. */
export const buttonLabel = (node: DocumentNode) => String(node.attrs?.label || BUTTON_LABEL);
/** Where it leads. null while the writer has given no address: then readers see no button.
 *  The address is asked about again at each rendering: a row may be older than a rule. */
export const buttonAddress = (node: DocumentNode) => safeUrl(node.attrs?.href);
