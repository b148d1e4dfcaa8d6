'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon';

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** For what stands in columns. */
  wide?: boolean;
  children: ReactNode;
};

/** A question that stands before the page. The browser's own modal dialog: it keeps the focus inside, closes by
 *  Escape, and gives the focus back to what opened it. */
export function Dialog({ open, onClose, title, wide, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && dialog.current && !dialog.current.open) {
      dialog.current.showModal();
      // A form begins at its first field; a question, as the browser has it, at what closes it.
      dialog.current.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
    }
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on what lies around the dialog; by keyboard Escape closes.
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className={`m-auto ${wide ? 'w-[min(72rem,calc(100vw-2rem))]' : 'w-[min(30rem,calc(100vw-2rem))]'} rounded-card border border-line bg-raised p-0 text-ink shadow-2xl backdrop:bg-shade`}
    >
      <div className="p-6">
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-lg font-semibold">
            {title}
          </h2>
          <button
            type="button"
            onClick={onClose}
            aria-label="Close"
            className="-m-2 flex size-10 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink"
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="mt-2">{open && children}</div>
      </div>
    </dialog>
  );
}
