'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { ReceiptEmailField } from './receipt-email-field';

type Choice = { value: string; howLong: string; plan: string; amount: string };
type Props = {
  action: FormAction;
  choices: Choice[] /** Whom the page knows; null asks for the address */;
  email: string | null;
  /** The first and the last day it may be mailed on: "2026-12-24" */
  days: { first: string; last: string };
};

/** Buys months of a plan for somebody else. */
export function GiftForm({ action, choices, email, days }: Props) {
  const [state, submit] = useActionState(action, {});
  const { values = {}, fields } = state;
  const chosen = values.choice ?? choices[0]?.value;
  return (
    <form action={submit} className="flex w-full flex-col gap-6 font-sans text-base">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">What you give</legend>
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
              <span className="font-semibold">{howLong}</span> <span className="text-muted">of {plan},</span> {amount}
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        label="Their name (optional)"
        name="recipientName"
        maxLength={80}
        autoComplete="off"
        defaultValue={values.recipientName}
      />
      <Field
        label="Their email (optional)"
        name="recipientEmail"
        type="email"
        maxLength={254}
        autoComplete="off"
        defaultValue={values.recipientEmail}
        error={fields?.recipientEmail?.[0]}
        hint="We mail them the gift. Left empty, you get a link to pass on."
      />
      <Field
        label="On which day (optional)"
        name="deliverOn"
        type="date"
        min={days.first}
        max={days.last}
        defaultValue={values.deliverOn}
        error={fields?.deliverOn?.[0]}
        hint="We mail it in the morning of that day. Left empty, as soon as it is paid."
        className="max-w-72"
      />
      <Field label="Your words to them (optional)" name="message" rows={4} maxLength={1000} defaultValue={values.message} />
      {email === null && <ReceiptEmailField {...state} />}
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton className="min-h-12! text-base!">Continue to payment</SubmitButton>
    </form>
  );
}
