'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { ReceiptEmailField } from './receipt-email-field';

type Props = { action: FormAction /** "EUR" */; currency: string; next: string; email: string | null };

/** Any amount, once. */
export function TipForm({ action, currency, next, email }: Props) {
  const [state, submit] = useActionState(action, {});
  const { values = {}, fields } = state;
  return (
    <form action={submit} className="flex w-full flex-col gap-5 font-sans text-base">
      <input type="hidden" name="next" value={next} />
      <Field
        label={`Amount in ${currency}`}
        name="amount"
        inputMode="decimal"
        required
        maxLength={10}
        defaultValue={values.amount ?? '5'}
        error={fields?.amount?.[0]}
        className="max-w-48"
      />
      {email === null && <ReceiptEmailField {...state} />}
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton className="min-h-12! text-base!">Continue to payment</SubmitButton>
    </form>
  );
}
