'use client';

import { type ReactNode, useId } from 'react';
import { Icon } from './icon';
import { useModal } from './use-modal';

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Stands beside the title: what became of what was entered. */
  note?: ReactNode;
  children: ReactNode;
};

/** Fields that belong to the page, at its side on a desktop and over its lower part on a phone. */
export function Sheet({ open, onClose, title, note, children }: Props) {
  const modal = useModal(open, onClose);
  const titleId = useId();
  return (
    <dialog
      {...modal}
      aria-labelledby={titleId}
      className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[88dvh] w-full max-w-none overflow-hidden rounded-t-card border-line bg-raised p-0 text-ink shadow-2xl backdrop:bg-shade max-sm:border-t sm:inset-y-0 sm:right-0 sm:left-auto sm:h-dvh sm:max-h-none sm:w-[27rem] sm:rounded-none sm:border-l"
    >
      <div className="flex max-h-[88dvh] flex-col sm:h-dvh sm:max-h-none">
        <div className="flex min-h-14 items-center justify-between gap-4 border-b border-line pr-2 pl-5">
          <h2 id={titleId} className="font-semibold">
            {title}
          </h2>
          <p role="status" className="ml-auto truncate text-sm text-muted">
            {note}
          </p>
          <button
            type="button"
            onClick={onClose}
            aria-label="Close"
            className="flex size-11 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink"
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="flex-1 overflow-y-auto overscroll-contain px-5 pt-5 pb-10">{open && children}</div>
      </div>
    </dialog>
  );
}
