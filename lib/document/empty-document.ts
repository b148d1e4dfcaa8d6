import { textBlocks } from './document-words';
import { plainText } from './plain-text';
import type { DocumentNode, PostDocument } from './types';

/** What a new draft holds. */
export const emptyDocument: PostDocument = { type: 'doc', content: [{ type: 'paragraph' }] };

/** Nodes that are something to see without any words. */
const SHOWN = ['image', 'embed', 'poll', 'attachment'];
const showsSomething = (node: DocumentNode): boolean => SHOWN.includes(node.type) || (node.content ?? []).some(showsSomething);

/** Whether there is nothing to read: no words, no picture and nothing else to see. */
export const isEmptyDocument = (document: PostDocument): boolean =>
  !showsSomething(document) && textBlocks(document).every((block) => plainText(block).trim() === '');
