'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; token: string /** Whether we don't know yet what they are called */; asksName: boolean };

/** Joins the team. Works without JavaScript. */
export function JoinForm({ action, token, asksName }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex w-full flex-col items-start gap-5 font-sans">
      <input type="hidden" name="token" value={token} />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      {asksName && (
        <Field
          label="Your name"
          name="name"
          required
          maxLength={100}
          autoComplete="name"
          hint="It stands above what you write."
          className="w-full"
        />
      )}
      <SubmitButton>Join the team</SubmitButton>
    </form>
  );
}
