'use client';

import { type InputHTMLAttributes, useActionState } from 'react';
import { ActionForm } from '@/components/site/action-form';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';

type Actions = {
  portal: FormAction;
  cancel: FormAction;
  keep: FormAction;
  pause: FormAction;
  resume: FormAction;
  switch: FormAction;
  amount: FormAction;
  seats: FormAction;
};
type Option = { value: string; label: string };
type Props = {
  subscription: {
    id: string;
    plan: string;
    /** "€5 each month" */
    price: string;
    /** What happens next, in sentences */
    next: string[];
    /** What its reader may choose, as it is typed, for each person; null where the amount is fixed */
    chosen: { amount: string; least: string; currency: string } | null;
    /** For how many people it is; null where that cannot be changed */
    people: number | null;
    trouble: boolean;
    cancelled: boolean;
    paused: boolean;
  };
  reasons: Option[];
  pauses: Option[];
  /** Other prices they may go over to */
  others: Option[];
  actions: Actions;
};

const summary = 'cursor-pointer py-2 text-sm font-medium text-ink underline underline-offset-4 hover:text-accent';

/** What a reader pays, what comes next, and all they can do about it. */
export function SubscriptionCard({ subscription, reasons, pauses, others, actions }: Props) {
  const { id, plan, price, next, chosen, people, trouble, cancelled, paused } = subscription;
  const hidden = { subscription: id };
  return (
    <section aria-label={plan} className="w-full rounded-card border border-line bg-raised p-5 font-sans text-base">
      <h2 className="font-serif text-2xl font-medium break-words">{plan}</h2>
      <p className="mt-1 font-medium">{price}</p>
      {next.map((sentence) => (
        <p key={sentence} className={`mt-2 text-sm leading-relaxed ${trouble ? 'text-bad' : 'text-muted'}`}>
          {sentence}
        </p>
      ))}
      <div className="mt-4 flex flex-wrap items-start gap-3">
        <ActionForm action={actions.portal} hidden={hidden} look={trouble ? 'primary' : 'secondary'}>
          {trouble ? 'Mend the payment' : 'Card and invoices'}
        </ActionForm>
        {cancelled && (
          <ActionForm action={actions.keep} hidden={hidden}>
            Keep it after all
          </ActionForm>
        )}
        {paused && (
          <ActionForm action={actions.resume} hidden={hidden}>
            Go on now
          </ActionForm>
        )}
      </div>
      {!cancelled && (
        <div className="mt-4 border-t border-line pt-2">
          {others.length > 0 && !paused && (
            <details>
              <summary className={summary}>Change the plan</summary>
              <Choice
                action={actions.switch}
                hidden={hidden}
                name="price"
                label="New plan"
                options={others}
                button="Change"
                hint="From now on. What you have paid already is counted."
              />
            </details>
          )}
          {chosen && !paused && (
            <details>
              <summary className={summary}>Change your amount</summary>
              <OneField
                action={actions.amount}
                hidden={hidden}
                name="amount"
                label={`Your amount in ${chosen.currency}${people !== null && people > 1 ? ', for each person' : ''}`}
                inputMode="decimal"
                value={chosen.amount}
                hint={`${chosen.least} or more. It is charged from your next payment on.`}
              />
            </details>
          )}
          {people !== null && !paused && !trouble && (
            <details>
              <summary className={summary}>Change the number of people</summary>
              <OneField
                action={actions.seats}
                hidden={hidden}
                name="seats"
                label="For how many people"
                type="number"
                min={1}
                max={100}
                value={String(people)}
                hint="You among them. From now on; what you have paid already is counted. You invite the others below."
              />
            </details>
          )}
          {!paused && !trouble && (
            <details>
              <summary className={summary}>Pause</summary>
              <Choice
                action={actions.pause}
                hidden={hidden}
                name="months"
                label="For how long"
                options={pauses}
                button="Pause"
                hint="You read on until what you paid for is over, then for free. Nothing is charged meanwhile."
              />
            </details>
          )}
          <details>
            <summary className={summary}>Cancel</summary>
            <CancelForm action={actions.cancel} hidden={hidden} reasons={reasons} />
          </details>
        </div>
      )}
    </section>
  );
}

type ChoiceProps = {
  action: FormAction;
  hidden: Record<string, string>;
  name: string;
  label: string;
  options: Option[];
  button: string;
  hint: string;
};

function Choice({ action, hidden, name, label, options, button, hint }: ChoiceProps) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex flex-col items-start gap-3 py-3">
      <Hidden values={hidden} />
      <SelectField
        label={label}
        name={name}
        options={options}
        defaultValue={state.values?.[name]}
        hint={hint}
        className="w-full"
      />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton look="secondary">{button}</SubmitButton>
    </form>
  );
}

type OneFieldProps = Pick<ChoiceProps, 'action' | 'hidden' | 'label' | 'hint'> &
  Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'min' | 'max' | 'inputMode'> & { name: string; value: string };

function OneField({ action, hidden, name, value, ...field }: OneFieldProps) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex flex-col items-start gap-3 py-3">
      <Hidden values={hidden} />
      <Field
        {...field}
        name={name}
        required
        defaultValue={state.values?.[name] ?? value}
        error={state.fields?.[name]?.[0]}
        className="w-full max-w-72"
      />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton look="secondary">Change</SubmitButton>
    </form>
  );
}

function CancelForm({ action, hidden, reasons }: { action: FormAction; hidden: Record<string, string>; reasons: Option[] }) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex flex-col items-start gap-4 py-3">
      <Hidden values={hidden} />
      <p className="text-sm leading-relaxed text-muted">
        You read on until what you paid for is over. After that nothing more is charged, and you read for free.
      </p>
      <SelectField
        label="Why do you leave?"
        name="reason"
        options={[{ value: '', label: 'I would rather not say' }, ...reasons]}
        defaultValue={state.values?.reason}
        className="w-full"
      />
      <Field
        label="Anything else (optional)"
        name="comment"
        rows={3}
        maxLength={500}
        defaultValue={state.values?.comment}
        className="w-full"
      />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton look="danger">Cancel my subscription</SubmitButton>
    </form>
  );
}

const Hidden = ({ values }: { values: Record<string, string> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
