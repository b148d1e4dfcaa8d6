'use client';

import { useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { MailServerFields } from './mail-server-fields';

/** Changes a mail server's name, and its address where a new one is entered. */
export function EditMailServer({ id, name: known, action }: { id: string; name: string; action: FormAction }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(known);
  const [url, setUrl] = useState('');
  const [state, submit, pending] = useActionState<FormState, FormData>(async (before, form) => {
    const after = await action(before, form);
    if (after.ok) {
      setOpen(false);
      setUrl('');
    }
    return after;
  }, {});
  return (
    <>
      <Button type="button" look="secondary" onClick={() => setOpen(true)} aria-label={`Change ${known}`}>
        Change
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Change ${known}`}>
        <form action={submit} className="mt-2 flex flex-col gap-5">
          <input type="hidden" name="transportId" value={id} />
          <MailServerFields name={name} url={url} onName={setName} onUrl={setUrl} errors={state.fields} isKnown />
          {state.message && <Callout tone="bad">{state.message}</Callout>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button type="button" look="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" pending={pending}>
              Save
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
