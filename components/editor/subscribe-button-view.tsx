'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';

/** The subscribe button in the editor: its words are typed where readers see them. */
export function SubscribeButtonView({ node, updateAttributes }: NodeViewProps) {
  const label = String(node.attrs.label);
  return (
    <NodeViewWrapper as="p" data-subscribe-button="" data-drag-handle="">
      <input
        value={label}
        maxLength={80}
        onChange={(event) => updateAttributes({ label: event.target.value })}
        aria-label="Words on the subscribe button"
        placeholder="Subscribe"
        size={Math.max(9, label.length)}
        className="max-w-full text-center placeholder:text-current placeholder:opacity-60"
      />
    </NodeViewWrapper>
  );
}
