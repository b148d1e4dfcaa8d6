import { Node } from '@tiptap/core';

/** A line of the post set large between the paragraphs. */
export const pullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML() {
    return [{ tag: 'p[data-pull-quote]', priority: 60 }];
  },
  renderHTML() {
    return ['p', { 'data-pull-quote': '' }, 0];
  },
});
