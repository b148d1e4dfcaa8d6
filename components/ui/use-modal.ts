import { type MouseEvent, useEffect, useRef } from 'react';

/** Opens and closes the browser's own modal dialog: it keeps the focus inside, closes by Escape and by a click beside it, and gives
 *  the focus back to what opened it. @returns what the <dialog> is given
 *  @param atFirstField the focus begins at the first field, where there is one; else where the browser puts it */
export function useModal(open: boolean, onClose: () => void, { atFirstField = false } = {}) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      if (atFirstField) dialog.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus();
    }
    if (!open && dialog?.open) dialog.close();
  }, [open, atFirstField]);
  const onClick = (event: MouseEvent) => {
    if (event.target === ref.current) onClose();
  };
  return { ref, onClose, onClick };
}
