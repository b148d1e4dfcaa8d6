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
  /** Widths that exist as AVIF too; the worker makes them some time after the upload, where they save something. */
  avifWidths?: number[];
  /** A few pixels of it as WebP in base64, for its place until it has come. */
  placeholder?: string;
};
/** The pictures of a document by their keys. One that is missing is left out of what is drawn. */
export type Pictures = Record<string, Picture>;

/** What is told of a post that another one shows a card of. */
export type LinkedPost = {
  title: string;
  subtitle: string;
  /** On the publication's host; null while readers can't open it: then they see no card. */
  path: string | null;
  /** Who may read the whole */
  access: 'everyone' | 'free' | 'paid';
  /** The key of its picture among the document's pictures, or '' */
  cover: string;
};
/** The posts that a document shows cards of, by their ids. One that is missing is left out of what is drawn. */
export type LinkedPosts = Record<string, LinkedPost>;

/** The size in pixels at which the pictures of formulas are shown, by formulaKey(). One that is missing is shown as it was written. */
export type Formulas = Record<string, { width: number; height: number }>;
