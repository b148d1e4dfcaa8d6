'use client';

import { useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { menuItemClass } from '@/components/ui/menu-item-class';

type Props = {
  /** What the line of the menu says. */
  open: string;
  title: string;
  hint?: string;
  confirm: string;
  defaultName?: string;
  /** What the action is told beside the name. */
  values: Record<string, string>;
  action: FormAction;
};

/** A line of a Menu that asks for a name. Closes when it was taken. */
export function NameDialog({ open: label, title, hint, confirm, defaultName = '', values, action }: Props) {
  const [open, setOpen] = useState(false);
  const [state, submit, pending] = useActionState<FormState, FormData>(async (before, form) => {
    const after = await action(before, form);
    if (after.ok) setOpen(false);
    return after;
  }, {});
  return (
    <>
      <button type="button" className={menuItemClass} onClick={() => setOpen(true)}>
        {label}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        <form action={submit} className="flex flex-col gap-5">
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {state.message && !state.ok && <Callout tone="bad">{state.message}</Callout>}
          <Field
            label="Name"
            name="name"
            required
            maxLength={80}
            autoComplete="off"
            hint={hint}
            defaultValue={state.values?.name ?? defaultName}
            error={state.fields?.name?.[0]}
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button type="button" look="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" pending={pending}>
              {confirm}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
