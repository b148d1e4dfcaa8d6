import type { DocumentNode, PostDocument } from './types';

const within = (node: DocumentNode): DocumentNode[] => (node.type === 'footnote' ? [node] : (node.content ?? []).flatMap(within));

/** A post's footnotes in their order, each with its number. They have none of their own, so moving one renumbers them all. */
export const footnotes = (document: PostDocument): Map<DocumentNode, number> =>
  new Map(within(document).map((note, index) => [note, index + 1]));
