'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  action: FormAction;
  hidden: Record<string, string> /** Whom the page knows; null asks for the address */;
  email: string | null;
  words: { yourEmail: string; redeemHint: string };
  children: string;
};

/** Takes what was given: asks who reads, where nobody is signed in. */
export function RedeemForm({ action, hidden, email, words, children }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex w-full flex-col gap-4 font-sans text-base">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {email === null && (
        <Field
          label={words.yourEmail}
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={state.values?.email}
          error={state.fields?.email?.[0]}
          hint={words.redeemHint}
        />
      )}
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton>{children}</SubmitButton>
    </form>
  );
}
