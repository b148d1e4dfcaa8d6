import type { DocumentMark, DocumentNode } from './types';

const same = (a: DocumentMark | undefined, b: DocumentMark | undefined) => JSON.stringify(a) === JSON.stringify(b);

/** Renders inline nodes with each mark around the longest run that carries it, so that a link with a bold word
 *  in it stays one link. */
export function inlineRuns<T>(
  nodes: DocumentNode[],
  leaf: (node: DocumentNode, position: number) => T,
  wrap: (mark: DocumentMark, children: T[], position: number) => T,
  depth = 0,
): T[] {
  const runs: T[] = [];
  for (let start = 0; start < nodes.length; ) {
    const first = nodes[start]!;
    const mark = first.marks?.[depth];
    let end = start + 1;
    if (mark) {
      while (end < nodes.length && same(nodes[end]!.marks?.[depth], mark)) end++;
      runs.push(wrap(mark, inlineRuns(nodes.slice(start, end), leaf, wrap, depth + 1), start));
    } else runs.push(leaf(first, start));
    start = end;
  }
  return runs;
}
