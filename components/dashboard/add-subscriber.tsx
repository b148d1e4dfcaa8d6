'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { Icon } from '@/components/ui/icon';
import { useFormAction } from '@/components/ui/use-form-action';

/** Adds one reader by hand. They are asked first, so nobody gets mail they did not want. */
export function AddSubscriber({ action }: { action: FormAction }) {
  const [open, setOpen] = useState(false);
  const [state, submit, pending] = useFormAction(action);
  return (
    <>
      <Button type="button" onClick={() => setOpen(true)}>
        <Icon name="plus" className="size-4" />
        Add a reader
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Add a reader">
        <form action={submit} className="flex flex-col gap-5">
          <p className="text-sm leading-relaxed text-muted">
            They get a mail with a link to confirm, and are a reader once they have followed it.
          </p>
          {state.ok ? <Callout tone="good">{state.message}</Callout> : <FormOutcome state={state} />}
          <Field
            label="Email address"
            name="email"
            type="email"
            required
            autoComplete="off"
            defaultValue={state.values?.email}
            error={state.fields?.email?.[0]}
          />
          <div className="flex justify-end gap-2">
            <Button type="button" look="quiet" onClick={() => setOpen(false)}>
              {state.ok ? 'Done' : 'Cancel'}
            </Button>
            <Button type="submit" pending={pending}>
              Send confirmation
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
