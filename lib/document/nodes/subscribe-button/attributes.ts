import type { DocumentNode } from '../../types';

export const SUBSCRIBE_LABEL = 'Subscribe';
/** What a checked subscribe button says. */
export const subscribeLabel = (node: DocumentNode) => String(node.attrs?.label || SUBSCRIBE_LABEL);
