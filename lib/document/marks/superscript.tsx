import { Mark as MarkExtension } from '@tiptap/core';
import { mapCharacters } from '../map-characters';
import type { Mark } from '../mark';

const extension = MarkExtension.create({
  name: 'superscript',
  excludes: 'superscript subscript',
  parseHTML: () => [{ tag: 'sup' }, { style: 'vertical-align', getAttrs: (value) => value === 'super' && null }],
  renderHTML: () => ['sup', 0],
  addKeyboardShortcuts() {
    return { 'Mod-.': () => this.editor.commands.toggleMark(this.name) };
  },
});

const characters = (words: string) => mapCharacters(words, '0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');

/** Text and Markdown have no mark for it, so digits become their own small characters: x². */
export const superscript: Mark = {
  extension,
  page: (_, children) => <sup>{children}</sup>,
  mail: (_, children) => <sup style={{ fontSize: '75%', lineHeight: '1' }}>{children}</sup>,
  text: (_, words) => characters(words),
  markdown: (_, words) => characters(words),
};
