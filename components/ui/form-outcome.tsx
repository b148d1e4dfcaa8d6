import { Callout } from './callout';
import type { FormState } from './form-state';
import { SignInAgain } from './sign-in-again';
import { Toast } from './toast';

type Props = {
  state: FormState;
  /** Said for a moment when it was done; nothing is where left out */
  done?: string;
};

/** What became of a form: why it was refused, with a way on, or that it was done. */
export function FormOutcome({ state: { ok, message, isSignedOut }, done }: Props) {
  if (ok) return done ? <Toast key={message}>{done}</Toast> : null;
  if (!message) return null;
  return (
    <Callout tone="bad">
      {message}
      {isSignedOut && (
        <>
          {' '}
          <SignInAgain />
        </>
      )}
    </Callout>
  );
}
