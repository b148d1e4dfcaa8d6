import { Node } from '@tiptap/core';
import { cellAttributes } from '../table-cell/cell-attributes';

export const tableHeader = Node.create({
  name: 'tableHeader',
  content: 'paragraph+',
  isolating: true,
  addAttributes: () => cellAttributes,
  parseHTML() {
    return [{ tag: 'th' }];
  },
  renderHTML() {
    return ['th', 0];
  },
});
