import { textBlocks } from './document-words';
import { plainText } from './plain-text';
import type { DocumentNode, PostDocument } from './types';

/** What a new draft holds. */
export const emptyDocument: PostDocument = { type: 'doc', content: [{ type: 'paragraph' }] };

const holdsPicture = (node: DocumentNode): boolean => node.type === 'image' || (node.content ?? []).some(holdsPicture);

/** Whether there is nothing to read: no words and no picture. */
export const isEmptyDocument = (document: PostDocument): boolean =>
  !holdsPicture(document) && textBlocks(document).every((block) => plainText(block).trim() === '');
