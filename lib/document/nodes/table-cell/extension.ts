import { Node } from '@tiptap/core';
import { cellAttributes } from './cell-attributes';

export const tableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph+',
  isolating: true,
  addAttributes: () => cellAttributes,
  parseHTML() {
    return [{ tag: 'td' }];
  },
  renderHTML() {
    return ['td', 0];
  },
});
