'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { type AttachmentAttributes, readAttachment } from '@/lib/document/nodes/attachment/attributes';
import { AttachmentPage } from '@/lib/document/nodes/attachment/page';
import type { DocumentNode } from '@/lib/document/types';
import { english } from '@/lib/words/english';

/** A file in the editor: sound can be heard, and both get a title. */
export function AttachmentView({ node, selected, editor, updateAttributes, deleteNode }: NodeViewProps) {
  const { title, fileName, isAudio } = node.attrs as AttachmentAttributes;
  const drawn = { type: 'attachment', attrs: { ...node.attrs } } as DocumentNode;
  return (
    <NodeViewWrapper
      role="figure"
      aria-label={`${isAudio ? 'Audio' : 'File'}: ${readAttachment(drawn).title}`}
      data-chosen={selected || undefined}
      data-drag-handle=""
    >
      {/* A press on a file chooses it; it downloads nothing while one writes. */}
      <div inert={!isAudio} className="select-none">
        <AttachmentPage
          node={drawn}
          context={{ pictures: {}, siteUrl: '', subscribeUrl: '', ids: new Map(), notes: new Map(), words: english }}
        />
      </div>
      {selected && editor.isEditable && (
        <div className="mx-auto mt-3 flex flex-wrap items-center gap-2 rounded-card border border-line bg-raised p-3 font-sans text-sm">
          <input
            value={title}
            maxLength={300}
            onChange={(event) => updateAttributes({ title: event.target.value })}
            aria-label="Title of the file"
            placeholder={fileName}
            className="min-h-11 min-w-40 flex-1 rounded-control border border-strong-line bg-raised px-3 text-base text-ink placeholder:text-muted"
          />
          <button type="button" onClick={deleteNode} className="min-h-11 rounded-control px-3 text-bad hover:bg-sunk">
            Remove
          </button>
        </div>
      )}
    </NodeViewWrapper>
  );
}
