import { Mark as MarkExtension } from '@tiptap/core';
import { mapCharacters } from '../map-characters';
import type { Mark } from '../mark';

const extension = MarkExtension.create({
  name: 'subscript',
  excludes: 'subscript superscript',
  parseHTML: () => [{ tag: 'sub' }, { style: 'vertical-align', getAttrs: (value) => value === 'sub' && null }],
  renderHTML: () => ['sub', 0],
  addKeyboardShortcuts() {
    return { 'Mod-,': () => this.editor.commands.toggleMark(this.name) };
  },
});

const characters = (words: string) => mapCharacters(words, '0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');

/** Text and Markdown have no mark for it, so digits become their own small characters: H₂O. */
export const subscript: Mark = {
  extension,
  page: (_, children) => <sub>{children}</sub>,
  mail: (_, children) => <sub style={{ fontSize: '75%', lineHeight: '1' }}>{children}</sub>,
  text: (_, words) => characters(words),
  markdown: (_, words) => characters(words),
};
