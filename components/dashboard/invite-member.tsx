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
import { RoleField } from './role-field';
import type { RoleName } from './role-words';

/** Asks an address to join the team. */
export function InviteMember({ roles, action }: { roles: RoleName[]; action: FormAction }) {
  const [open, setOpen] = useState(false);
  const [state, submit, pending] = useFormAction(action);
  return (
    <>
      <Button type="button" onClick={() => setOpen(true)}>
        <Icon name="plus" className="size-4" />
        Invite
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Invite someone">
        <form action={submit} className="flex flex-col gap-5">
          <p className="text-sm leading-relaxed text-muted">
            They get a mail with a link that works for seven days, and for their address alone.
          </p>
          {state.ok && <Callout tone="good">The invitation is on its way.</Callout>}
          {!state.fields && <FormOutcome state={state} />}
          <Field
            label="Email address"
            name="email"
            type="email"
            required
            autoComplete="off"
            defaultValue={state.values?.email}
            error={state.fields?.email?.[0]}
          />
          <RoleField roles={roles} defaultRole={state.values?.role ?? 'editor'} />
          <div className="flex justify-end gap-2">
            <Button type="button" look="quiet" onClick={() => setOpen(false)}>
              {state.ok ? 'Done' : 'Cancel'}
            </Button>
            <Button type="submit" pending={pending}>
              Send invitation
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
