'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useEffect, useId, useState } from 'react';
import { linkAddress } from './link-address';

/** A button in the editor: its words are typed where readers see them, its address below. */
export function ButtonView({ node, updateAttributes }: NodeViewProps) {
  const label = String(node.attrs.label);
  const href = String(node.attrs.href);
  const [typed, setTyped] = useState(href);
  const id = useId();
  // What was undone or brought back shows too, but nothing is rewritten under the writer's hands.
  useEffect(() => setTyped((typed) => ((linkAddress(typed) ?? '') === href ? typed : href)), [href]);
  return (
    <NodeViewWrapper className="my-8 flex flex-col items-center gap-2">
      <p data-button="" data-drag-handle="" className="my-0">
        <input
          value={label}
          maxLength={80}
          onChange={(event) => updateAttributes({ label: event.target.value })}
          aria-label="Words on the button"
          placeholder="Read more"
          size={Math.max(9, label.length)}
          className="max-w-full text-center placeholder:text-current placeholder:opacity-60"
        />
      </p>
      <input
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          updateAttributes({ href: linkAddress(event.target.value) ?? '' });
        }}
        aria-label="Address of the button"
        aria-describedby={href ? undefined : `${id}-missing`}
        placeholder="example.com"
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        className="min-h-11 w-full max-w-sm rounded-control border border-strong-line bg-raised px-3 text-center font-sans text-base"
      />
      {!href && (
        <span id={`${id}-missing`} className="text-center font-sans text-sm text-warn">
          {typed.trim()
            ? 'That is not an address to link to. Use one such as example.com, or an email address.'
            : 'Readers see this button once it has an address.'}
        </span>
      )}
    </NodeViewWrapper>
  );
}
