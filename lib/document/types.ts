import type { NODE_NAMES } from './node-names';

export type NodeName = (typeof NODE_NAMES)[number];
type Attributes = Record<string, string | number | boolean | null>;
export type DocumentMark = { type: string; attrs?: Attributes };
/** A node as ProseMirror writes it. Its attributes were checked by parseDocument(). */
export type DocumentNode = {
  type: string;
  attrs?: Attributes;
  content?: DocumentNode[];
  marks?: DocumentMark[];
  text?: string;
};
/** The body of a post. Only parseDocument() and emptyDocument make one. */
export type PostDocument = DocumentNode & { type: 'doc'; content: DocumentNode[] };

/** What a stored picture is, by which its addresses and its place on the page are known. */
export type Picture = {
  /** Pixels of the picture as uploaded, turned upright. */
  width: number;
  height: number;
  /** Widths in pixels that exist as webp, ascending; never empty. */
  widths: number[];
  mailFormat: 'jpeg' | 'png';
};
/** The pictures of a document by their keys. One that is missing is left out of what is drawn. */
export type Pictures = Record<string, Picture>;

/** The size in pixels at which the pictures of formulas are shown, by formulaKey(). One that is missing is shown as it was written. */
export type Formulas = Record<string, { width: number; height: number }>;
