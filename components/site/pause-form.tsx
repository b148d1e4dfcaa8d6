'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  action: FormAction;
  /** The first and the last day that may be chosen, such as 2030-05-01 */
  days: { first: string; last: string };
  lengths: { value: string; label: string }[];
  words: { open: string; howLong: string; day: string; dayHint: string; button: string };
};

/** How long no mail comes. Works without JavaScript: then the field for the day is there from the start. */
export function PauseForm({ action, days, lengths, words }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <details className="group w-full" open={state.message !== undefined || state.fields !== undefined || undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4 hover:text-accent">
        {words.open}
      </summary>
      <form action={submit} className="mt-3 flex max-w-sm flex-col items-stretch gap-4">
        {state.message && <Callout tone={state.ok ? 'good' : 'bad'}>{state.message}</Callout>}
        <SelectField label={words.howLong} name="pause" options={lengths} defaultValue={state.values?.pause ?? '2-weeks'} />
        <Field
          label={words.day}
          hint={words.dayHint}
          name="day"
          type="date"
          min={days.first}
          max={days.last}
          defaultValue={state.values?.day}
          error={state.fields?.day?.[0]}
        />
        <SubmitButton look="secondary">{words.button}</SubmitButton>
      </form>
    </details>
  );
}
