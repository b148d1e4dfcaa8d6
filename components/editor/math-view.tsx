'use client';

import { TextSelection } from '@tiptap/pm/state';
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { KATEX_STYLE_SHEET, katexOptions } from '@/lib/document/nodes/math/katex-options';
import { MAX_TEX } from '@/lib/document/nodes/math/tex';
import { formulaProblem } from './formula-problem';

/** KaTeX's style sheet, once. By hand: React waits for a style sheet of its own before it draws what a key changed, and the
 *  editor cannot wait. */
function addStyleSheet() {
  if (document.querySelector(`link[href="${KATEX_STYLE_SHEET}"]`)) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: KATEX_STYLE_SHEET }));
}

type Drawn = { html: string } | { problem: string };

/** The formula as readers see it, by a KaTeX that is fetched when a post first holds one. null while it is not there. */
function useFormula(tex: string, isBlock: boolean): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    let isOld = false;
    const draw = async () => {
      addStyleSheet();
      const { default: katex } = await import('katex');
      if (isOld) return;
      try {
        setDrawn({ html: katex.renderToString(tex, katexOptions(isBlock)) });
      } catch (error) {
        setDrawn({ problem: formulaProblem(error instanceof Error ? error.message : '') });
      }
    };
    draw().catch(() => setDrawn({ problem: 'Formulas can’t be drawn without a connection. What you write is kept.' }));
    return () => {
      isOld = true;
    };
  }, [tex, isBlock]);
  return drawn;
}

/** A formula in the editor. Chosen, it shows the LaTeX it is made of, to be written there. */
export function MathView({ node, selected, editor, getPos, updateAttributes }: NodeViewProps) {
  const tex = String(node.attrs.tex);
  const isBlock = node.type.name === 'mathBlock';
  const drawn = useFormula(tex, isBlock);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const problem = tex.trim() && drawn && 'problem' in drawn ? drawn.problem : null;
  const isOpen = (selected || problem !== null || tex === '') && editor.isEditable;

  // One that has just been put in, or pressed, is written at once.
  useEffect(() => {
    if (selected) field.current?.focus();
  }, [selected]);

  const leave = (direction: 1 | -1) => {
    const pos = getPos();
    if (pos === undefined) return;
    const { state, view } = editor;
    if (tex.trim() === '') view.dispatch(state.tr.delete(pos, pos + node.nodeSize));
    else {
      const place = state.doc.resolve(direction === 1 ? pos + node.nodeSize : pos);
      view.dispatch(state.tr.setSelection(TextSelection.near(place, direction)).scrollIntoView());
    }
    view.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isCursor = selectionStart === selectionEnd;
    const direction =
      event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)
        ? 1
        : event.key === 'ArrowRight' && isCursor && selectionEnd === value.length
          ? 1
          : (event.key === 'ArrowLeft' && isCursor && selectionStart === 0) || (event.key === 'Backspace' && value === '')
            ? -1
            : null;
    if (direction === null) return;
    event.preventDefault();
    leave(direction);
  };

  return (
    <NodeViewWrapper
      as={isBlock ? 'div' : 'span'}
      className={isBlock ? 'my-6 text-center' : 'relative inline-block'}
      data-math={isBlock ? '' : undefined}
    >
      {drawn && 'html' in drawn && tex.trim() ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes what it is given, and makes no links without `trust`.
        <span data-drag-handle="" className={selected ? 'math-chosen' : ''} dangerouslySetInnerHTML={{ __html: drawn.html }} />
      ) : (
        <code>{tex.trim() || 'Formula'}</code>
      )}
      {isOpen && (
        <span
          className={`flex flex-col gap-1 rounded-card border border-strong-line bg-raised p-2 text-start font-sans text-sm shadow-lg ${isBlock ? 'mx-auto mt-3 max-w-measure' : 'z-20 w-72 max-sm:fixed max-sm:inset-x-4 max-sm:bottom-4 max-sm:w-auto sm:absolute sm:start-0 sm:top-full'}`}
        >
          <textarea
            ref={field}
            value={tex}
            maxLength={MAX_TEX}
            rows={isBlock ? 3 : 2}
            onChange={(event) => updateAttributes({ tex: event.target.value })}
            onKeyDown={onKeyDown}
            aria-label="Formula as LaTeX"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            placeholder="x^2 + y^2 = r^2"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            className="min-h-11 w-full resize-y rounded-control bg-transparent px-2 py-1 font-mono text-base"
          />
          {problem && (
            <span id={`${id}-problem`} role="status" className="px-2 text-bad">
              {problem}
            </span>
          )}
        </span>
      )}
    </NodeViewWrapper>
  );
}
