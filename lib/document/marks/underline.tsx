import Underline from '@tiptap/extension-underline';
import type { Mark } from '../mark';

export const underline: Mark = {
  extension: Underline,
  page: (_, children) => <u>{children}</u>,
  mail: (_, children) => <u>{children}</u>,
  text: (_, words) => words,
  markdown: (_, words) => words,
};
