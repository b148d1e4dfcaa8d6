'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { useFormAction } from '@/components/ui/use-form-action';
import { MailServerFields } from './mail-server-fields';

/** Changes a mail server's name, and its address where a new one is entered. */
export function EditMailServer({ id, name: known, action }: { id: string; name: string; action: FormAction }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(known);
  const [url, setUrl] = useState('');
  const [state, submit, pending] = useFormAction(action, () => {
    setOpen(false);
    setUrl('');
  });
  return (
    <>
      <Button type="button" look="secondary" onClick={() => setOpen(true)} aria-label={`Change ${known}`}>
        Change
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Change ${known}`}>
        <form action={submit} className="mt-2 flex flex-col gap-5">
          <input type="hidden" name="transportId" value={id} />
          <MailServerFields name={name} url={url} onName={setName} onUrl={setUrl} errors={state.fields} isKnown />
          <FormOutcome state={state} />
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
