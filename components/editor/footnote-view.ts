import type { NodeViewRenderer } from '@tiptap/core';

const island = (className: string) => {
  const span = Object.assign(document.createElement('span'), { className, contentEditable: 'false' });
  span.setAttribute('aria-hidden', 'true');
  return span;
};

/** A footnote in the editor: its number (a counter of editor.css) and behind it, small, its words, where they are written.
 *  Both ends are islands, so that the browser tells a cursor within from one beside it. */
export const footnoteView: NodeViewRenderer = () => {
  const dom = Object.assign(document.createElement('span'), { className: 'footnote' });
  const contentDOM = Object.assign(document.createElement('span'), { className: 'footnote-words' });
  dom.setAttribute('role', 'note');
  dom.setAttribute('aria-label', 'Footnote');
  dom.append(island('footnote-number'), contentDOM, island('footnote-end'));
  return { dom, contentDOM };
};
