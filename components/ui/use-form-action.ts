'use client';

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { useActionState } from 'react';
import { isSignedOut } from '@/lib/format/signed-out';
import type { FormState } from './form-state';

type Action<State> = (before: Awaited<State>, form: FormData) => State | Promise<State>;

/** A form's state, what sends it, and whether it is under way. Whatever keeps its action from answering (no connection, a
 *  server that starts anew, a session that ended) becomes an answer like any other: the page stays, and what was entered stays
 *  in it.
 *  @param onDone called when the action did what was asked: closes the dialog, empties the fields */
export function useFormAction<State extends FormState>(action: Action<State>, onDone?: (after: State) => void) {
  return useActionState<State, FormData>(
    async (before, form) => {
      try {
        const after = await action(before, form);
        if (after.ok) onDone?.(after);
        return after;
      } catch (error) {
        unstable_rethrow(error); // an action that leads elsewhere
        return { ...before, ok: false, fields: undefined, values: entriesOf(form), ...failure(error) };
      }
    },
    {} as Awaited<State>,
  );
}

function failure(error: unknown): FormState {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  if (isSignedOut(error))
    return { isSignedOut: true, message: 'You have been signed out. What you entered is still here: sign in, then try again.' };
  if (digest !== null) return { message: `That did not work: something is wrong on our side. In the log it is ${digest}.` };
  if (unstable_isUnrecognizedActionError(error))
    return { message: 'Courant was updated meanwhile. Copy what you wrote, load this page again, and repeat it.' };
  return { message: 'The server can’t be reached. Nothing was changed, and what you entered is still here: try again.' };
}

/** What was entered, but for files and for what Next adds. */
const entriesOf = (form: FormData) =>
  Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$')),
  );
