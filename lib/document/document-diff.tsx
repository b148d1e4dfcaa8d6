import { Fragment, type ReactNode } from 'react';
import { english } from '@/lib/words/english';
import { DELETED, type DiffedBlock, INSERTED, isPart, OWN, oneSide } from './diff-documents';
import { PAGE_NODES } from './document-page';
import { footnotes } from './footnotes';
import { headingIds } from './headings';
import { inlineRuns } from './inline-runs';
import { markOf } from './marks';
import type { PageContext } from './rendering';
import type { DocumentMark, DocumentNode, LinkedPosts, NodeName, Pictures } from './types';

/** So many unchanged blocks stand around a changed one; more are folded up. */
const AROUND = 1;

function wrap(nodes: DocumentNode[], mark: DocumentMark, children: ReactNode[], position: number): ReactNode {
  if (![INSERTED.type, DELETED.type, OWN.type].includes(mark.type)) return markOf(mark.type).page(mark, children);
  if (isPart(nodes[position]!)) return children; // marked in all it holds
  if (mark.type === OWN.type) return <mark className="diff-own">{children}</mark>;
  return mark.type === INSERTED.type ? <ins>{children}</ins> : <del>{children}</del>;
}

function draw(nodes: DocumentNode[], context: PageContext): ReactNode[] {
  const leaf = (node: DocumentNode, position: number) => {
    if (node.type === 'text') return node.text;
    const Node = PAGE_NODES[node.type as NodeName];
    return (
      <Node key={position} node={node} context={context}>
        {node.content && draw(node.content, context)}
      </Node>
    );
  };
  return inlineRuns<ReactNode>(nodes, leaf, (mark, children, position) => (
    <Fragment key={position}>{wrap(nodes, mark, children, position)}</Fragment>
  ));
}

const WORDS = { added: 'Added', removed: 'Removed', changed: 'Changed' };
const SIDE_WORDS = { added: 'Only here', removed: 'Only here', changed: 'Differs' };

/** A line with its changed words marked, as a title is. */
export function LineDiff({ line }: { line: DocumentNode[] }) {
  const context: PageContext = { pictures: {}, siteUrl: '', subscribeUrl: '', ids: new Map(), notes: new Map(), words: english };
  return <>{draw(line, context)}</>;
}

type Run = { change: DiffedBlock['change'] | 'folded'; blocks: DiffedBlock[] };

/** Unchanged blocks that stand far from any change, put together. */
function folded(blocks: DiffedBlock[]): Run[] {
  const near = blocks.map((_, at) =>
    blocks.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ change }) => change !== 'same'),
  );
  const runs: Run[] = [];
  for (const [at, block] of blocks.entries()) {
    const last = runs.at(-1);
    if (near[at]) runs.push({ change: block.change, blocks: [block] });
    else if (last?.change === 'folded') last.blocks.push(block);
    else runs.push({ change: 'folded', blocks: [block] });
  }
  return runs;
}

type Props = {
  blocks: DiffedBlock[];
  pictures: Pictures;
  posts?: LinkedPosts;
  /** One side alone, for two beside each other; both in one when left out. */
  side?: 'before' | 'after';
};

/** A post's body as it reads, with what was added and removed in it: underlined and struck through, and each changed block
 *  named as such. Put it inside `.prose`. */
export function DocumentDiff({ blocks, pictures, posts, side }: Props) {
  const shown = side ? blocks.flatMap((block) => oneSide([block.node], side).map((node) => ({ ...block, node }))) : blocks;
  const document = { type: 'doc', content: shown.map(({ node }) => node) } as const;
  const context: PageContext = {
    pictures,
    posts,
    siteUrl: '',
    subscribeUrl: '/subscribe',
    ids: headingIds(document),
    notes: footnotes(document),
    words: english,
  };
  return folded(shown).map(({ change, blocks }, position) => {
    const drawn = draw(
      blocks.map(({ node }) => node),
      context,
    );
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the list is drawn once
    if (change === 'same') return <Fragment key={position}>{drawn}</Fragment>;
    if (change === 'folded')
      return (
        <details key={position} className="diff-folded">
          <summary>{blocks.length === 1 ? 'One unchanged block' : `${blocks.length} unchanged blocks`}</summary>
          <div>{drawn}</div>
        </details>
      );
    return (
      <div key={position} className={`diff-block diff-${change}`}>
        <p className="diff-label">{(side ? SIDE_WORDS : WORDS)[change]}</p>
        {drawn}
      </div>
    );
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  });
}
