import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { Menu } from '@/components/ui/menu';
import { ChangeRole } from './change-role';
import { ROLE_WORDS, type RoleName } from './role-words';

type Member = {
  userId: string;
  name: string;
  email: string;
  role: RoleName;
  note: string;
  isYou: boolean;
  isLastOwner: boolean;
  /** By the one who looks */
  mayChange: boolean;
};
type Props = { members: Member[]; roles: RoleName[]; changeAction: FormAction; removeAction: FormAction };

/** Who works on the publication, with their role and the ways to change it. */
export function MemberList({ members, roles, changeAction, removeAction }: Props) {
  return (
    <ul aria-label="Members" className="divide-y divide-line border-y border-line">
      {members.map(({ userId, name, email, role, note, isYou, isLastOwner, mayChange }) => (
        <li key={userId} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-4">
          <div className="min-w-0 flex-1 basis-48">
            <h2 className="truncate font-medium">
              {name}
              {isYou && <span className="font-normal text-muted"> (you)</span>}
            </h2>
            <p className="truncate text-sm text-muted">{email}</p>
          </div>
          <p className="basis-56 text-sm">
            {ROLE_WORDS[role].name}
            <span className="block text-muted">{note}</span>
          </p>
          {(mayChange || isYou) && !isLastOwner ? (
            <Menu label={`More for ${name}`}>
              {mayChange && <ChangeRole {...{ userId, name, role, roles }} action={changeAction} />}
              <ConfirmButton
                inMenu
                look="danger"
                title={isYou ? 'Leave this team?' : `Remove ${name}?`}
                question={
                  isYou
                    ? 'You are signed out and see the dashboard no more. What you wrote stays. To come back you need an invitation.'
                    : `${name} is signed out at once and sees the dashboard no more. What they wrote stays.`
                }
                confirm={isYou ? 'Leave' : 'Remove'}
                action={removeAction}
                values={{ userId }}
              >
                {isYou ? 'Leave…' : 'Remove…'}
              </ConfirmButton>
            </Menu>
          ) : (
            <span className="hidden w-11 sm:block" />
          )}
        </li>
      ))}
    </ul>
  );
}
