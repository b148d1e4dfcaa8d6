'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { ReceiptEmailField } from './receipt-email-field';

type Props = {
  action: FormAction;
  next: string;
  email: string | null;
  words: Record<'amount' | 'toPayment' | 'yourEmail' | 'receiptHint', string>;
};

/** Any amount, once. */
export function TipForm({ action, next, email, words }: Props) {
  const [state, submit] = useActionState(action, {});
  const { values = {}, fields } = state;
  return (
    <form action={submit} className="flex w-full flex-col gap-5 font-sans text-base">
      <input type="hidden" name="next" value={next} />
      <Field
        label={words.amount}
        name="amount"
        inputMode="decimal"
        required
        maxLength={10}
        defaultValue={values.amount ?? '5'}
        error={fields?.amount?.[0]}
        className="max-w-48"
      />
      {email === null && <ReceiptEmailField {...state} words={words} />}
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton className="min-h-12! text-base!">{words.toPayment}</SubmitButton>
    </form>
  );
}
