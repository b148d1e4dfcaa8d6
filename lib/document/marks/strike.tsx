import Strike from '@tiptap/extension-strike';
import { emphasize } from '../emphasize';
import type { Mark } from '../mark';

export const strike: Mark = {
  extension: Strike,
  page: (_, children) => <s>{children}</s>,
  mail: (_, children) => <s>{children}</s>,
  text: (_, words) => words,
  markdown: (_, words) => emphasize('~~', words),
};
