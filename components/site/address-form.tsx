'use client';

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; words: { open: string; field: string; hint: string; button: string } };

/** Asks for the address a reader moves to. Works without JavaScript. */
export function AddressForm({ action, words }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <details className="w-full" open={state.fields !== undefined || undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4 hover:text-accent">
        {words.open}
      </summary>
      <form action={submit} className="mt-3 flex max-w-sm flex-col items-stretch gap-4">
        <Field
          label={words.field}
          hint={words.hint}
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={state.values?.email}
          error={state.fields?.email?.[0]}
        />
        <SubmitButton look="secondary">{words.button}</SubmitButton>
      </form>
    </details>
  );
}
