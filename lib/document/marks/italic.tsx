import Italic from '@tiptap/extension-italic';
import { emphasize } from '../emphasize';
import type { Mark } from '../mark';

export const italic: Mark = {
  extension: Italic,
  page: (_, children) => <em>{children}</em>,
  mail: (_, children, leans) =>
    leans ? <em>{children}</em> : <em style={{ fontStyle: 'normal', fontWeight: 600 }}>{children}</em>,
  text: (_, words) => words,
  markdown: (_, words) => emphasize('*', words),
};
