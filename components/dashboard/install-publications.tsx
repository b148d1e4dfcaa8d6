import { Badge, type Tone } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';

type State = 'shown' | 'suspended' | 'deleted';
type Row = { id: string; name: string; host: string; owners: string; note: string; state: State; isHere: boolean };
type Props = { publications: Row[]; holdAction: FormAction; restoreAction: FormAction };

const STATES: Record<State, { tone: Tone; word: string }> = {
  shown: { tone: 'good', word: 'Shown' },
  suspended: { tone: 'bad', word: 'Suspended' },
  deleted: { tone: 'quiet', word: 'Deleted' },
};

/** What the install's owner sees of all its publications, and may do. */
export function InstallPublications({ publications, holdAction, restoreAction }: Props) {
  return (
    <section aria-labelledby="install" className="mt-12">
      <h2 id="install" className="font-semibold">
        All on this install
      </h2>
      <p className="mt-1 max-w-2xl text-sm leading-relaxed text-muted">You see these because you own this install.</p>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {publications.map(({ id, name, host, owners, note, state, isHere }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
            <div className="min-w-0 flex-1 basis-64">
              <h3 className="font-medium wrap-anywhere">{name}</h3>
              <p className="text-sm break-all text-muted">{host}</p>
              <p className="text-sm wrap-anywhere text-muted">
                {owners}
                {owners && ' · '}
                {note}
              </p>
            </div>
            <Badge tone={STATES[state].tone}>{STATES[state].word}</Badge>
            {state === 'deleted' && (
              <ConfirmButton
                title={`Bring ${name} back?`}
                question="Its pages, readers and team are there again as they were. A mailing that was cancelled stays so, and a domain of its own has to be added anew."
                confirm="Bring back"
                action={restoreAction}
                values={{ publicationId: id }}
              >
                Bring back
              </ConfirmButton>
            )}
            {state === 'suspended' && (
              <ConfirmButton
                title={`Lift the suspension of ${name}?`}
                question="Its pages are shown again. Mailings that were stopped wait until its team resumes them."
                confirm="Lift"
                action={holdAction}
                values={{ publicationId: id, hold: 'lift' }}
              >
                Lift
              </ConfirmButton>
            )}
            {state === 'shown' && !isHere && (
              <ConfirmButton
                look="danger"
                title={`Suspend ${name}?`}
                question="Its pages answer as if there were none, and its mailings stop at once, until you lift that. Its team can still see the dashboard, and readers can still unsubscribe."
                confirm="Suspend"
                action={holdAction}
                values={{ publicationId: id, hold: 'suspend' }}
              >
                Suspend
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
