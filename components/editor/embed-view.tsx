'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useContext } from 'react';
import { readEmbed } from '@/lib/document/nodes/embed/attributes';
import { EmbedPage } from '@/lib/document/nodes/embed/page';
import type { DocumentNode } from '@/lib/document/types';
import { english } from '@/lib/words/english';
import { PicturesContext } from './pictures-context';

const BUTTON = 'min-h-11 rounded-control px-3 hover:bg-sunk';

/** What a link leads to, as readers see it before they press it, and while it is chosen the ways to change it. */
export function EmbedView({ node, selected, editor, getPos, updateAttributes, deleteNode }: NodeViewProps) {
  const pictures = useContext(PicturesContext);
  const { url, title } = node.attrs as { url: string; title: string };
  const drawn = { type: 'embed', attrs: { ...node.attrs } } as DocumentNode;
  const toLink = () => {
    const from = getPos();
    if (from === undefined) return;
    const text = { type: 'text', text: url, marks: [{ type: 'link', attrs: { href: url } }] };
    editor
      .chain()
      .focus()
      .insertContentAt({ from, to: from + node.nodeSize }, { type: 'paragraph', content: [text] })
      .run();
  };
  return (
    <NodeViewWrapper
      role="figure"
      aria-label={`Embedded: ${readEmbed(drawn)?.title ?? url}`}
      data-chosen={selected || undefined}
      data-drag-handle=""
    >
      {/* A press chooses it; it leads nowhere while one writes. */}
      <div inert className="select-none">
        <EmbedPage
          node={drawn}
          context={{ pictures, siteUrl: '', subscribeUrl: '', ids: new Map(), notes: new Map(), words: english }}
        />
      </div>
      {selected && editor.isEditable && (
        <div className="mx-auto mt-3 flex flex-wrap items-center gap-2 rounded-card border border-line bg-raised p-3 font-sans text-sm">
          <input
            value={title}
            maxLength={300}
            onChange={(event) => updateAttributes({ title: event.target.value })}
            aria-label="Title of what is embedded"
            className="min-h-11 min-w-40 flex-1 rounded-control border border-strong-line bg-raised px-3 text-base text-ink"
          />
          <button type="button" onClick={toLink} className={BUTTON}>
            Show as a link
          </button>
          <button type="button" onClick={deleteNode} className={`${BUTTON} text-bad`}>
            Remove
          </button>
        </div>
      )}
    </NodeViewWrapper>
  );
}
