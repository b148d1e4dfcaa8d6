'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { LANGUAGES, languageOf } from '@/lib/document/nodes/code-block/languages';

/** Code in the editor, with the choice of its language above it. */
export function CodeView({ node, updateAttributes, editor, getPos }: NodeViewProps) {
  const { language } = node.attrs;
  const known = languageOf(language);
  return (
    <NodeViewWrapper className="relative">
      <select
        contentEditable={false}
        dir="ltr"
        aria-label="Language of the code"
        value={known ?? language ?? ''}
        onChange={(event) => {
          updateAttributes({ language: event.target.value || null });
          const pos = getPos();
          if (pos !== undefined)
            editor
              .chain()
              .focus(pos + node.nodeSize - 1)
              .run();
        }}
        className="absolute end-1 top-1 z-10 min-h-11 rounded-control bg-sunk px-2 font-sans text-sm text-muted hover:text-ink"
      >
        <option value="">Plain text</option>
        {language && !known && <option value={language}>{language}</option>}
        {Object.entries(LANGUAGES).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
      <pre spellCheck={false}>
        <NodeViewContent<'code'> as="code" />
      </pre>
    </NodeViewWrapper>
  );
}
