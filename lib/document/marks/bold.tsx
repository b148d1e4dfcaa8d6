import Bold from '@tiptap/extension-bold';
import { emphasize } from '../emphasize';
import type { Mark } from '../mark';

export const bold: Mark = {
  extension: Bold,
  page: (_, children) => <strong>{children}</strong>,
  mail: (_, children) => <strong>{children}</strong>,
  text: (_, words) => words,
  markdown: (_, words) => emphasize('**', words),
};
