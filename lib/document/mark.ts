import type { Mark as MarkExtension } from '@tiptap/core';
import type { ReactNode } from 'react';
import type { DocumentMark } from './types';

/** A mark: how it is written in the editor, and its four renderings. `text` is given the words as they stand. */
export type Mark = {
  extension: MarkExtension;
  /** @param rel of links, where they are not the publication's own */
  page: (mark: DocumentMark, children: ReactNode, rel?: string) => ReactNode;
  /** @param leans whether the language has italic letters */
  mail: (mark: DocumentMark, children: ReactNode, leans: boolean) => ReactNode;
  text: (mark: DocumentMark, words: string) => string;
  markdown: (mark: DocumentMark, words: string) => string;
};
