'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { ReceiptEmailField } from './receipt-email-field';

type Choice = { value: string; howLong: string /** "of Supporter," */; plan: string; amount: string };
type Props = {
  words: Record<
    'what' | 'name' | 'email' | 'emailHint' | 'day' | 'dayHint' | 'words' | 'toPayment' | 'yourEmail' | 'receiptHint',
    string
  >;
  action: FormAction;
  choices: Choice[] /** Whom the page knows; null asks for the address */;
  email: string | null;
  /** The first and the last day it may be mailed on: "2026-12-24" */
  days: { first: string; last: string };
};

/** Buys months of a plan for somebody else. */
export function GiftForm({ action, choices, email, days, words }: Props) {
  const [state, submit] = useActionState(action, {});
  const { values = {}, fields } = state;
  const chosen = values.choice ?? choices[0]?.value;
  return (
    <form action={submit} className="flex w-full flex-col gap-6 font-sans text-base">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">{words.what}</legend>
        {choices.map(({ value, howLong, plan, amount }) => (
          <label
            key={value}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control border border-line bg-raised px-3 has-checked:border-accent has-checked:bg-sunk"
          >
            <input
              key={String(chosen === value)}
              type="radio"
              name="choice"
              value={value}
              defaultChecked={chosen === value}
              required
              className="size-4"
            />
            <span className="py-2">
              <span className="font-semibold">{howLong}</span> <span className="text-muted">{plan}</span> {amount}
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={words.name} name="recipientName" maxLength={80} autoComplete="off" defaultValue={values.recipientName} />
      <Field
        label={words.email}
        name="recipientEmail"
        type="email"
        maxLength={254}
        autoComplete="off"
        defaultValue={values.recipientEmail}
        error={fields?.recipientEmail?.[0]}
        hint={words.emailHint}
      />
      <Field
        label={words.day}
        name="deliverOn"
        type="date"
        min={days.first}
        max={days.last}
        defaultValue={values.deliverOn}
        error={fields?.deliverOn?.[0]}
        hint={words.dayHint}
        className="max-w-72"
      />
      <Field label={words.words} name="message" rows={4} maxLength={1000} defaultValue={values.message} />
      {email === null && <ReceiptEmailField {...state} words={words} />}
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton className="min-h-12! text-base!">{words.toPayment}</SubmitButton>
    </form>
  );
}
