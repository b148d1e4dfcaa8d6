'use client';

import { useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

export type PlanChoice = {
  id: string;
  name: string;
  benefits: string[];
  /** "7 days free, then:" */
  trial: string | null;
  prices: {
    id: string;
    /** "€5", "€5 or more" */
    amount: string;
    /** "each month" */
    rhythm: string;
    /** What the reader may raise, as it is typed; null for a fixed amount */
    least: string | null;
    /** "Your amount in EUR, each month" */
    yourAmount: string;
  }[];
};
type Props = {
  action: FormAction;
  plans: PlanChoice[];
  next: string;
  /** Whom the page knows; null asks for the address */
  email: string | null;
  offer: { code: string; words: string } | null;
  groups: boolean;
  words: Record<'email' | 'people' | 'peopleHint' | 'toPayment', string>;
};

/** What can be paid for, and the way to Stripe. Works without JavaScript. */
export function PlanForm({ action, plans, next, email, offer, groups, words }: Props) {
  const [state, submit] = useActionState(action, {});
  const { values = {} } = state;
  const chosen = values.price ?? plans[0]?.prices[0]?.id;
  return (
    <form action={submit} className="flex w-full flex-col gap-6 font-sans">
      {offer && <Callout tone="good">{offer.words}</Callout>}
      <div className={`grid gap-5 ${plans.length > 1 ? 'sm:grid-cols-2' : ''}`}>
        {plans.map((plan) => (
          <fieldset key={plan.id} className="min-w-0 rounded-card border border-line bg-raised px-5 pb-5">
            <legend className="contents">
              <span className="block pt-5 font-serif text-2xl font-medium break-words">{plan.name}</span>
            </legend>
            {plan.benefits.length > 0 && (
              <ul className="mt-2 list-disc ps-5 text-sm leading-relaxed text-muted">
                {plan.benefits.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            {plan.trial && <p className="mt-3 text-sm font-medium text-good">{plan.trial}</p>}
            <div className="mt-4 flex flex-col gap-2">
              {plan.prices.map((price) => (
                <div key={price.id}>
                  <label className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control border border-line px-3 has-checked:border-accent has-checked:bg-sunk">
                    <input
                      key={String(chosen === price.id)}
                      type="radio"
                      name="price"
                      value={price.id}
                      defaultChecked={chosen === price.id}
                      required
                      className="size-4"
                    />
                    <span className="py-2">
                      <span className="font-semibold">{price.amount}</span> <span className="text-muted">{price.rhythm}</span>
                    </span>
                  </label>
                  {price.least && (
                    <Field
                      label={price.yourAmount}
                      name={`amount-${price.id}`}
                      inputMode="decimal"
                      defaultValue={values[`amount-${price.id}`] ?? price.least}
                      className="mt-2 mb-1 ps-10"
                    />
                  )}
                </div>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      {groups && (
        <Field
          label={words.people}
          name="seats"
          type="number"
          min={1}
          max={100}
          defaultValue={values.seats ?? '1'}
          hint={words.peopleHint}
          className="max-w-72"
        />
      )}
      {email === null && (
        <Field
          label={words.email}
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={values.email}
          error={state.fields?.email?.[0]}
        />
      )}
      <input type="hidden" name="next" value={next} />
      {offer && <input type="hidden" name="offer" value={offer.code} />}
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton className="min-h-12! text-base!">{words.toPayment}</SubmitButton>
    </form>
  );
}
