import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';

type Props = {
  issueId: string;
  state: 'starting' | 'sending' | 'trying' | 'waiting' | 'paused' | 'cancelled' | 'finished';
  pauseAction: FormAction;
  resumeAction: FormAction;
  cancelAction: FormAction;
};

/** Stops a mailing for a while, goes on with it, or ends it. An ended one has nothing to press. */
export function IssueControls({ issueId, state, pauseAction, resumeAction, cancelAction }: Props) {
  if (state === 'finished' || state === 'cancelled') return null;
  const values = { issueId };
  return (
    <div className="mt-5 flex flex-wrap gap-2">
      {state === 'paused' ? (
        <ConfirmButton
          title="Go on sending?"
          question="Everyone who did not get this post yet gets it now. Nobody gets it twice."
          confirm="Resume"
          action={resumeAction}
          values={values}
        >
          Resume
        </ConfirmButton>
      ) : (
        <ConfirmButton
          title="Pause this mailing?"
          question="No further mail goes out until you resume. What is at a mail server already is delivered."
          confirm="Pause"
          action={pauseAction}
          values={values}
        >
          Pause
        </ConfirmButton>
      )}
      <ConfirmButton
        look="danger"
        title="Cancel the rest of this mailing?"
        question="Those who did not get this post yet will not get it by mail. The page stays. This cannot be undone."
        confirm="Cancel the rest"
        action={cancelAction}
        values={values}
      >
        Cancel the rest
      </ConfirmButton>
    </div>
  );
}
