import { documentWords } from './document-words';
import { plainText } from './plain-text';
import type { DocumentNode, PostDocument } from './types';

export type ReaderPart = {
  document: PostDocument;
  /** What the reader was not given; null when it is the whole. */
  behind: { words: number } | null;
};

const isPaywall = ({ type }: DocumentNode) => type === 'paywall';
const withContent = (document: PostDocument, content: DocumentNode[]): PostDocument => ({ ...document, content });

/** What of a post someone gets. Nothing that is drawn, listed, indexed or mailed for readers is made from more than this.
 *  @param whole whether they may read all of it (canRead). */
export const readerPart = (document: PostDocument, whole: boolean): ReaderPart =>
  whole ? { document: withoutPaywall(document), behind: null } : cutAtPaywall(document);

/** The document without its line, which says nothing to who may read past it. */
const withoutPaywall = (document: PostDocument) =>
  withContent(
    document,
    document.content.filter((node) => !isPaywall(node)),
  );

/** A blank line. Whatever else there is, a picture or a node that is yet to be thought of, is worth something. */
const isBlank = (node: DocumentNode) => node.type === 'paragraph' && (node.content ?? []).every(isSpace);
const isSpace = (node: DocumentNode) => (node.type === 'text' || node.type === 'hardBreak') && plainText(node).trim() === '';

/** What stands above the line. In a post without one that is its first paragraph alone, and nothing where that is all the
 *  post has. With nothing below its line a post is whole. */
export function cutAtPaywall(document: PostDocument): ReaderPart {
  const { content } = document;
  const line = content.findIndex(isPaywall);
  const free = line >= 0 ? content.slice(0, line) : firstParagraph(content);
  const rest = line >= 0 ? content.slice(line + 1) : content.filter((node) => !free.includes(node));
  const kept = withContent(document, free.length > 0 ? free : [{ type: 'paragraph' }]);
  return { document: kept, behind: rest.every(isBlank) ? null : { words: documentWords(withContent(document, rest)) } };
}

function firstParagraph(content: DocumentNode[]): DocumentNode[] {
  const paragraph = content.find((node) => node.type === 'paragraph' && !isBlank(node));
  const hasMore = content.some((node) => node !== paragraph && !isBlank(node));
  return paragraph && hasMore ? [paragraph] : [];
}
