'use client';

import { type ReactNode, useActionState, useState } from 'react';
import { Button, type Look } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { FormAction, FormState } from '@/components/ui/form-state';

type Props = {
  /** What the button that opens it says. */
  label: ReactNode;
  /** Where several on a page say the same. */
  ariaLabel?: string;
  look?: Look;
  title: string;
  submit: string;
  action: FormAction;
  /** What the action is told beside the fields. */
  hidden?: Record<string, string>;
  fields: (state: FormState) => ReactNode;
};

/** A few fields that stand before the page while they are filled in. Stays open, with the reason, when they were refused. */
export function EditDialog({ label, ariaLabel, look = 'secondary', title, submit, action, hidden = {}, fields }: Props) {
  const [open, setOpen] = useState(false);
  const [state, send, pending] = useActionState<FormState, FormData>(async (before, form) => {
    const after = await action(before, form);
    if (after.ok) setOpen(false);
    return after;
  }, {});
  return (
    <>
      <Button type="button" look={look} aria-label={ariaLabel} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        <form action={send} className="flex flex-col gap-5">
          {state.message && !state.ok && <Callout tone="bad">{state.message}</Callout>}
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {fields(state.ok ? {} : state)}
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
