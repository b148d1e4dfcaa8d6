import { diffArrays } from 'diff';
import { countWords } from './changed-words';
import type { DocumentNode, PostDocument } from './types';

/** Marks of a diff alone: the schema knows neither. They stand before all others. */
export const INSERTED = { type: 'inserted' };
export const DELETED = { type: 'deleted' };
/** Where one side stands alone: what the other one lacks. */
export const OWN = { type: 'own' };
type Change = typeof INSERTED | typeof DELETED;

export type DiffedBlock = { change: 'same' | 'added' | 'removed' | 'changed'; node: DocumentNode };

/** Beyond this many steps a run counts as replaced as a whole: nobody reads such a diff word by word. */
const MAX_EDITS = 2_000;
/** So much of their words must two blocks share to be one block that was changed. */
const ALIKE = 0.3;
/** How far ahead an added block is looked for among the removed ones. */
const REACH = 20;

const TOKEN = /\s+|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{N}\p{M}'’_-]+|./gsu;

/** What may stand in its parent alone, so that no <ins> fits around it. */
export const isPart = ({ type }: DocumentNode) => type.endsWith('Item') || /^table./.test(type);

/** The node as added or removed: marked itself, or, where it is part of a list, in all it holds. */
const marked = (node: DocumentNode, change: Change): DocumentNode => ({
  ...node,
  ...(isPart(node) && { content: node.content?.map((child) => marked(child, change)) }),
  marks: [change, ...(node.marks ?? [])],
});

const keyOf = (node: DocumentNode) => JSON.stringify(node);

type Step<T> = { change: 'same' | 'added' | 'removed'; values: T[] };

function compare<T>(before: T[], after: T[], key: (value: T) => string): Step<T>[] {
  const changes = diffArrays(before.map(key), after.map(key), { maxEditLength: MAX_EDITS });
  if (!changes)
    return [
      { change: 'removed', values: before },
      { change: 'added', values: after },
    ];
  let old = 0;
  let now = 0;
  return changes.map(({ added, removed, count = 0 }) => {
    const values = removed ? before.slice(old, old + count) : after.slice(now, now + count);
    if (!added) old += count;
    if (!removed) now += count;
    return { change: added ? 'added' : removed ? 'removed' : 'same', values };
  });
}

const tokens = (nodes: DocumentNode[]): DocumentNode[] =>
  nodes.flatMap((node) => (node.text === undefined ? [node] : (node.text.match(TOKEN) ?? []).map((text) => ({ ...node, text }))));

const isSpace = ({ values }: Step<DocumentNode>) => values.every(({ text }) => text !== undefined && /^\s+$/.test(text));

/** A space that alone is left between changed words is changed with them: "two new words" reads better than five bits. */
function joined(steps: Step<DocumentNode>[]): Step<DocumentNode>[] {
  const bridged = steps.flatMap((step, at): Step<DocumentNode>[] =>
    step.change === 'same' && isSpace(step) && at > 0 && at < steps.length - 1
      ? [
          { change: 'removed', values: step.values },
          { change: 'added', values: step.values },
        ]
      : [step],
  );
  const runs: Step<DocumentNode>[] = [];
  for (let at = 0; at < bridged.length; ) {
    const step = bridged[at]!;
    if (step.change === 'same') {
      runs.push(step);
      at++;
      continue;
    }
    const changed: Step<DocumentNode>[] = [];
    while (at < bridged.length && bridged[at]!.change !== 'same') changed.push(bridged[at++]!);
    for (const change of ['removed', 'added'] as const) {
      const values = changed.filter((each) => each.change === change).flatMap((each) => each.values);
      if (values.length > 0) runs.push({ change, values });
    }
  }
  return runs;
}

/** Neighbouring text of the same marks as one node again. */
function merged(nodes: DocumentNode[]): DocumentNode[] {
  const out: DocumentNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.text !== undefined && last?.text !== undefined && JSON.stringify(last.marks) === JSON.stringify(node.marks))
      out[out.length - 1] = { ...last, text: last.text + node.text };
    else out.push(node);
  }
  return out;
}

/** Inline content with what was taken out and put in marked, word by word. */
function diffInline(before: DocumentNode[], after: DocumentNode[]): DocumentNode[] {
  const steps = joined(compare(tokens(before), tokens(after), keyOf));
  return merged(
    steps.flatMap(({ change, values }) =>
      change === 'same' ? values : values.map((node) => marked(node, change === 'added' ? INSERTED : DELETED)),
    ),
  );
}

/** A line of plain words, as a title is. */
export const diffLine = (before: string, after: string): DocumentNode[] => {
  const line = (text: string) => (text ? [{ type: 'text', text }] : []);
  return diffInline(line(before), line(after));
};

const holdsInline = ({ content = [] }: DocumentNode) => content.some(({ type }) => type === 'text' || type === 'hardBreak');

/** From 0, no word in common, to 1. */
function likeness(a: DocumentNode, b: DocumentNode): number {
  const [left, right] = [countWords(a), countWords(b)];
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
  const most = Math.max(sum(left), sum(right));
  if (most === 0) return 0;
  return [...left].reduce((total, [word, count]) => total + Math.min(count, right.get(word) ?? 0), 0) / most;
}

const sameShape = (a: DocumentNode, b: DocumentNode) =>
  a.type === b.type && JSON.stringify(a.attrs) === JSON.stringify(b.attrs) && holdsInline(a) === holdsInline(b);

function changedBlock(before: DocumentNode, after: DocumentNode): DiffedBlock {
  const content = holdsInline(after)
    ? diffInline(before.content ?? [], after.content ?? [])
    : diffBlocks(before.content ?? [], after.content ?? []).map(({ node }) => node);
  return { change: 'changed', node: { ...after, content } };
}

/** Of blocks that took each other's place: those that are one block with other words, and the rest. */
function pair(removed: DocumentNode[], added: DocumentNode[]): DiffedBlock[] {
  const out: DiffedBlock[] = [];
  let next = 0;
  const drop = (until: number) => {
    for (; next < until; next++) out.push({ change: 'removed', node: marked(removed[next]!, DELETED) });
  };
  for (const node of added) {
    const ahead = removed.slice(next, next + REACH);
    const found = ahead.findIndex((old) => node.content && old.content && sameShape(old, node) && likeness(old, node) >= ALIKE);
    if (found < 0) out.push({ change: 'added', node: marked(node, INSERTED) });
    else {
      drop(next + found);
      out.push(changedBlock(removed[next++]!, node));
    }
  }
  drop(removed.length);
  // What was taken out stands before what came in its place.
  return out.every(({ change }) => change !== 'changed')
    ? [...out.filter(({ change }) => change === 'removed'), ...out.filter(({ change }) => change === 'added')]
    : out;
}

function diffBlocks(before: DocumentNode[], after: DocumentNode[]): DiffedBlock[] {
  const steps = compare(before, after, keyOf);
  const out: DiffedBlock[] = [];
  for (let at = 0; at < steps.length; ) {
    const step = steps[at]!;
    if (step.change === 'same') {
      out.push(...step.values.map((node): DiffedBlock => ({ change: 'same', node })));
      at++;
      continue;
    }
    const changed: Step<DocumentNode>[] = [];
    while (at < steps.length && steps[at]!.change !== 'same') changed.push(steps[at++]!);
    const of = (change: Step<DocumentNode>['change']) =>
      changed.filter((each) => each.change === change).flatMap(({ values }) => values);
    out.push(...pair(of('removed'), of('added')));
  }
  return out;
}

/** What became of a post's blocks from one state to another: kept, put in, taken out, or changed, and then with the words
 *  that came and went marked inside. Every block of both states is there. */
export const diffDocuments = (before: PostDocument, after: PostDocument): DiffedBlock[] =>
  diffBlocks(before.content, after.content);

/** One side of a diff: without what the other side alone has, and with its own marked as such. */
export function oneSide(nodes: DocumentNode[], side: 'before' | 'after'): DocumentNode[] {
  const [own, foreign] = side === 'before' ? [DELETED.type, INSERTED.type] : [INSERTED.type, DELETED.type];
  return nodes.flatMap((node) => {
    const [first, ...rest] = node.marks ?? [];
    if (first?.type === foreign) return [];
    return [
      {
        ...node,
        ...(node.content && { content: oneSide(node.content, side) }),
        ...(first?.type === own && { marks: [OWN, ...rest] }),
      },
    ];
  });
}
