'use client';

import { NodeViewWrapper } from '@tiptap/react';

/** The paywall line in the editor: what it means, since readers never see it. */
export const PaywallView = () => (
  <NodeViewWrapper
    data-paywall=""
    data-drag-handle=""
    contentEditable={false}
    className="my-8 flex cursor-grab items-center gap-3 font-sans text-sm text-accent"
  >
    <span aria-hidden className="h-0 flex-1 border-t-2 border-dashed border-current" />
    <span className="text-center">Paywall: below it, only for those you choose when you publish</span>
    <span aria-hidden className="h-0 flex-1 border-t-2 border-dashed border-current" />
  </NodeViewWrapper>
);
