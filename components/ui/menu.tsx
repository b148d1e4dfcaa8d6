'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from './icon';

type Props = {
  label: string;
  children: ReactNode;
  /** What the button shows, beside its label for who cannot see; three dots where left out */
  face?: ReactNode;
  /** Which edge of the button it hangs from */
  from?: 'left' | 'right';
};

/** Acts that are seldom wanted, behind one button. Its children are buttons or links with menuItemClass; arrows
 *  move between them, Escape closes, and so does the end of a dialog that one of them opened. */
export function Menu({ label, children, face, from = 'right' }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => !root.current?.contains(event.target as Node) && setOpen(false);
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);

  // A question that one of the lines asked is over, and so is the menu.
  useEffect(() => {
    const menu = root.current;
    const end = (event: Event) => {
      if (!(event.target instanceof HTMLDialogElement)) return;
      setOpen(false);
      button.current?.focus();
    };
    menu?.addEventListener('close', end, true);
    return () => menu?.removeEventListener('close', end, true);
  }, []);

  function move(event: KeyboardEvent) {
    // In a dialog of one of the lines, keys are its own.
    if (event.target instanceof Element && event.target.closest('dialog')) return;
    if (event.key === 'Escape') {
      setOpen(false);
      button.current?.focus();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const items = [...(root.current?.querySelectorAll<HTMLElement>(`[id="${id}"] :is(a, button)`) ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for arrows and Escape from the buttons inside.
    <div ref={root} className="relative" onKeyDown={move}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={
          face
            ? 'w-full rounded-control text-left'
            : 'flex size-11 items-center justify-center rounded-control text-muted hover:bg-sunk hover:text-ink'
        }
      >
        {face ?? <Icon name="more" />}
      </button>
      <div
        id={id}
        hidden={!open}
        className={`absolute z-20 mt-1 min-w-52 rounded-card border border-line bg-raised p-1 shadow-lg ${from === 'left' ? 'left-0' : 'right-0'}`}
      >
        {children}
      </div>
    </div>
  );
}
