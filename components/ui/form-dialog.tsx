'use client';

import { type ReactNode, useState } from 'react';
import { Button, type Look } from './button';
import { Dialog } from './dialog';
import { FormOutcome } from './form-outcome';
import type { FormAction, FormState } from './form-state';
import { menuItemClass } from './menu-item-class';
import { useFormAction } from './use-form-action';

type Props = {
  /** What the button that opens it says. */
  label: string;
  /** Where many such buttons stand on a page: which one it is. */
  ariaLabel?: string;
  look?: Look;
  /** Draws the button as a line of a Menu. */
  inMenu?: boolean;
  title: string;
  submit?: string;
  action: FormAction;
  /** What the action is told beside the fields. */
  hidden?: Record<string, string>;
  children: (state: FormState) => ReactNode;
};

/** A short form in a dialog. Closes when its action succeeded; stays, with the reasons and all that was typed, when not. */
export function FormDialog({
  label,
  ariaLabel,
  look = 'secondary',
  inMenu,
  title,
  submit = 'Save',
  action,
  hidden = {},
  children,
}: Props) {
  const [open, setOpen] = useState(false);
  const [state, send, pending] = useFormAction(action, () => setOpen(false));
  const shared = { type: 'button', onClick: () => setOpen(true), 'aria-label': ariaLabel } as const;
  return (
    <>
      {inMenu ? (
        <button {...shared} className={menuItemClass}>
          {label}
        </button>
      ) : (
        <Button {...shared} look={look}>
          {label}
        </Button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        <form action={send} className="mt-2 flex flex-col gap-5">
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children(state.ok ? {} : state)}
          <FormOutcome state={state} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button type="button" look="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" pending={pending}>
              {submit}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
