import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { ROLE_WORDS, type RoleName } from './role-words';

type Invitation = { id: string; email: string; role: RoleName; note: string; mayChange: boolean };
type Props = { invitations: Invitation[]; resendAction: FormAction; withdrawAction: FormAction };

/** Who was asked to join and has not answered. */
export function InvitationList({ invitations, resendAction, withdrawAction }: Props) {
  return (
    <section aria-labelledby="invitations" className="mt-10">
      <h2 id="invitations" className="mb-3 font-semibold">
        Invited
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {invitations.map(({ id, email, role, note, mayChange }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
            <div className="min-w-0 flex-1 basis-56">
              <p className="truncate font-medium">{email}</p>
              <p className="text-sm text-muted">
                {ROLE_WORDS[role].name} · {note}
              </p>
            </div>
            {mayChange && (
              <div className="flex flex-wrap gap-2">
                <ConfirmButton
                  title="Send it again?"
                  question={`${email} gets a new link, which works for seven days. The older one is dead.`}
                  confirm="Send again"
                  action={resendAction}
                  values={{ email, role }}
                >
                  Send again<span className="sr-only"> to {email}</span>
                </ConfirmButton>
                <ConfirmButton
                  look="danger"
                  title="Withdraw this invitation?"
                  question={`The link that ${email} has is dead then.`}
                  confirm="Withdraw"
                  action={withdrawAction}
                  values={{ invitationId: id }}
                >
                  Withdraw<span className="sr-only"> {email}</span>
                </ConfirmButton>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
