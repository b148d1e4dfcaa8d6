'use client';

import { useActionState, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { menuItemClass } from '@/components/ui/menu-item-class';
import { RoleField } from './role-field';
import type { RoleName } from './role-words';

type Props = { userId: string; name: string; role: string; roles: RoleName[]; action: FormAction };

/** A line of a Menu that gives a member another role. */
export function ChangeRole({ userId, name, role, roles, action }: Props) {
  const [open, setOpen] = useState(false);
  const [state, submit, pending] = useActionState<FormState, FormData>(async (before, form) => {
    const after = await action(before, form);
    if (after.ok) setOpen(false);
    return after;
  }, {});
  return (
    <>
      <button type="button" className={menuItemClass} onClick={() => setOpen(true)}>
        Change role…
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`What ${name} may do`}>
        <form action={submit} className="flex flex-col gap-5">
          <input type="hidden" name="userId" value={userId} />
          {state.message && !state.ok && <Callout tone="bad">{state.message}</Callout>}
          <RoleField roles={roles} defaultRole={role} />
          <div className="flex justify-end gap-2">
            <Button type="button" look="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" pending={pending}>
              Change role
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
