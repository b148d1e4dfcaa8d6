'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props<Words> = { action: FormAction; next: string; words: Words };

/** Asks for the address to which a link and six digits are mailed. */
export function SignInForm({ action, next, words }: Props<{ email: string; send: string }>) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex w-full flex-col gap-4 font-sans">
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <Field
        label={words.email}
        name="email"
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={state.values?.email}
        error={state.fields?.email?.[0]}
      />
      <input type="hidden" name="next" value={next} />
      <SubmitButton>{words.send}</SubmitButton>
    </form>
  );
}

/** Takes the six digits, in the browser that asked for them. */
export function CodeForm({ action, next, words }: Props<{ code: string; sixDigits: string; signIn: string }>) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex w-full flex-col gap-4 font-sans">
      <Field
        label={words.code}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]{6,8}"
        title={words.sixDigits}
        required
        maxLength={8}
        error={state.message}
        className="[&_input]:text-center [&_input]:text-2xl [&_input]:tracking-[0.3em] [&_input]:tabular-nums"
      />
      <input type="hidden" name="next" value={next} />
      <SubmitButton>{words.signIn}</SubmitButton>
    </form>
  );
}
