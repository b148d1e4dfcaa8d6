'use client';

import { type ReactNode, useId } from 'react';
import { Icon } from './icon';
import { useModal } from './use-modal';

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** For what stands in columns. */
  wide?: boolean;
  children: ReactNode;
};

/** A question that stands before the page. A form begins at its first field; a question, as the browser has it, at what
 *  closes it. */
export function Dialog({ open, onClose, title, wide, children }: Props) {
  const modal = useModal(open, onClose, { atFirstField: true });
  const titleId = useId();
  return (
    <dialog
      {...modal}
      aria-labelledby={titleId}
      className={`m-auto ${wide ? 'w-[min(72rem,calc(100vw-2rem))]' : 'w-[min(30rem,calc(100vw-2rem))]'} rounded-card border border-line bg-raised p-0 text-start text-ink shadow-2xl backdrop:bg-shade`}
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
