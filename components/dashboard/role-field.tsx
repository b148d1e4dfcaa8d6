import { SelectField } from '@/components/ui/select-field';
import { ROLE_WORDS, type RoleName } from './role-words';

/** One of the roles that may be given. */
export const RoleField = ({ roles, defaultRole }: { roles: RoleName[]; defaultRole: string }) => (
  <SelectField
    label="Role"
    name="role"
    defaultValue={defaultRole}
    options={roles.map((role) => ({ value: role, label: `${ROLE_WORDS[role].name}: ${ROLE_WORDS[role].may.toLowerCase()}` }))}
  />
);
