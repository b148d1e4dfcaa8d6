'use client';

import { type ReactNode, useState } from 'react';
import { Button, type Look } from './button';
import { Dialog } from './dialog';
import { FormOutcome } from './form-outcome';
import type { FormAction } from './form-state';
import { menuItemClass } from './menu-item-class';
import { useFormAction } from './use-form-action';

type Props = {
  /** What the button that asks says. */
  children: ReactNode;
  look?: Look;
  className?: string;
  /** Draws it as a line of a Menu. */
  inMenu?: boolean;
  title: string;
  /** What will happen, plainly. */
  question: ReactNode;
  confirm: string;
  action: FormAction;
  /** What the action is told. */
  values: Record<string, string>;
};

/** An act that is asked about first. Stays open, with the reason, when it was refused. */
export function ConfirmButton({
  children,
  look = 'secondary',
  className,
  inMenu,
  title,
  question,
  confirm,
  action,
  values,
}: Props) {
  const [open, setOpen] = useState(false);
  const [state, submit, pending] = useFormAction(action, () => setOpen(false));
  return (
    <>
      {inMenu ? (
        <button type="button" className={menuItemClass} onClick={() => setOpen(true)}>
          {children}
        </button>
      ) : (
        <Button type="button" look={look} className={className} onClick={() => setOpen(true)}>
          {children}
        </Button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        <form action={submit} className="flex flex-col gap-5">
          <div className="text-sm leading-relaxed text-muted">{question}</div>
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <FormOutcome state={state} />
          <div className="flex flex-wrap justify-end gap-2">
            <Button type="button" look="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" look={look === 'secondary' ? 'primary' : 'danger'} pending={pending}>
              {confirm}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
