'use client';

import { FormDialog } from '@/components/ui/form-dialog';
import type { FormAction } from '@/components/ui/form-state';
import { RoleField } from './role-field';
import type { RoleName } from './role-words';

type Props = { userId: string; name: string; role: string; roles: RoleName[]; action: FormAction };

/** A line of a Menu that gives a member another role. */
export const ChangeRole = ({ userId, name, role, roles, action }: Props) => (
  <FormDialog inMenu label="Change role…" title={`What ${name} may do`} submit="Change role" action={action} hidden={{ userId }}>
    {({ values }) => <RoleField roles={roles} defaultRole={values?.role ?? role} />}
  </FormDialog>
);
