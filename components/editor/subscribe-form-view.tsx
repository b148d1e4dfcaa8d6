'use client';

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { SUBSCRIBE_FORM, type SubscribeWords } from '@/lib/document/nodes/subscribe-form/attributes';

/** The subscribe form in the editor: its words are typed where readers see them. */
export function SubscribeFormView({ node, updateAttributes }: NodeViewProps) {
  const words = node.attrs as SubscribeWords;
  const field = (name: keyof SubscribeWords) => ({
    value: words[name],
    maxLength: SUBSCRIBE_FORM[name].most,
    onChange: (event: { target: { value: string } }) => updateAttributes({ [name]: event.target.value }),
  });
  return (
    <NodeViewWrapper data-drag-handle="" className="my-8 rounded-card border border-line bg-sunk p-6 sm:p-8">
      <input
        {...field('heading')}
        aria-label="Heading of the form"
        placeholder={SUBSCRIBE_FORM.heading.words}
        className="w-full bg-transparent font-display text-3xl leading-tight placeholder:text-muted"
      />
      <textarea
        {...field('text')}
        rows={2}
        aria-label="Text of the form"
        placeholder="A line about what readers get (optional)"
        className="mt-2 w-full resize-none bg-transparent font-serif text-lg leading-snug text-muted placeholder:text-muted"
      />
      <div className="mt-4 flex flex-wrap items-center gap-3 font-sans text-base">
        <span
          aria-hidden
          className="min-h-12 min-w-0 flex-1 basis-48 rounded-control border border-strong-line bg-raised px-4 py-3 text-muted"
        >
          you@example.com
        </span>
        <input
          {...field('label')}
          aria-label="Words on the form’s button"
          placeholder={SUBSCRIBE_FORM.label.words}
          size={Math.max(9, words.label.length)}
          className="min-h-12 max-w-full rounded-control bg-accent px-5 text-center font-semibold text-on-accent placeholder:text-current placeholder:opacity-60"
        />
      </div>
    </NodeViewWrapper>
  );
}
