'use client';

import { type InputHTMLAttributes, useActionState } from 'react';
import { ActionForm } from '@/components/site/action-form';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { CardWords } from './payment-words';

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
    /** What its reader may choose, as it is typed, with the words of its field; null where the amount is fixed */
    chosen: { amount: string; label: string; hint: string } | null;
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
  words: CardWords;
};

const summary = 'cursor-pointer py-2 text-sm font-medium text-ink underline underline-offset-4 hover:text-accent';

/** What a reader pays, what comes next, and all they can do about it. */
export function SubscriptionCard({ subscription, reasons, pauses, others, actions, words }: Props) {
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
          {trouble ? words.mend : words.card}
        </ActionForm>
        {cancelled && (
          <ActionForm action={actions.keep} hidden={hidden}>
            {words.keep}
          </ActionForm>
        )}
        {paused && (
          <ActionForm action={actions.resume} hidden={hidden}>
            {words.resume}
          </ActionForm>
        )}
      </div>
      {!cancelled && (
        <div className="mt-4 border-t border-line pt-2">
          {others.length > 0 && !paused && (
            <details>
              <summary className={summary}>{words.plan}</summary>
              <Choice
                action={actions.switch}
                hidden={hidden}
                name="price"
                label={words.planLabel}
                options={others}
                button={words.change}
                hint={words.planHint}
              />
            </details>
          )}
          {chosen && !paused && (
            <details>
              <summary className={summary}>{words.amount}</summary>
              <OneField
                action={actions.amount}
                hidden={hidden}
                name="amount"
                label={chosen.label}
                inputMode="decimal"
                value={chosen.amount}
                hint={chosen.hint}
                button={words.change}
              />
            </details>
          )}
          {people !== null && !paused && !trouble && (
            <details>
              <summary className={summary}>{words.people}</summary>
              <OneField
                action={actions.seats}
                hidden={hidden}
                name="seats"
                label={words.peopleLabel}
                type="number"
                min={1}
                max={100}
                value={String(people)}
                hint={words.peopleHint}
                button={words.change}
              />
            </details>
          )}
          {!paused && !trouble && (
            <details>
              <summary className={summary}>{words.pause}</summary>
              <Choice
                action={actions.pause}
                hidden={hidden}
                name="months"
                label={words.pauseLabel}
                options={pauses}
                button={words.pause}
                hint={words.pauseHint}
              />
            </details>
          )}
          <details>
            <summary className={summary}>{words.cancel}</summary>
            <CancelForm action={actions.cancel} hidden={hidden} reasons={reasons} words={words} />
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

type OneFieldProps = Pick<ChoiceProps, 'action' | 'hidden' | 'label' | 'hint' | 'button'> &
  Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'min' | 'max' | 'inputMode'> & { name: string; value: string };

function OneField({ action, hidden, name, value, button, ...field }: OneFieldProps) {
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
      <SubmitButton look="secondary">{button}</SubmitButton>
    </form>
  );
}

type CancelProps = Pick<ChoiceProps, 'action' | 'hidden'> & Pick<Props, 'reasons' | 'words'>;

function CancelForm({ action, hidden, reasons, words }: CancelProps) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex flex-col items-start gap-4 py-3">
      <Hidden values={hidden} />
      <p className="text-sm leading-relaxed text-muted">{words.cancelText}</p>
      <SelectField
        label={words.cancelWhy}
        name="reason"
        options={[{ value: '', label: words.cancelUnsaid }, ...reasons]}
        defaultValue={state.values?.reason}
        className="w-full"
      />
      <Field
        label={words.cancelMore}
        name="comment"
        rows={3}
        maxLength={500}
        defaultValue={state.values?.comment}
        className="w-full"
      />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SubmitButton look="danger">{words.cancelButton}</SubmitButton>
    </form>
  );
}

const Hidden = ({ values }: { values: Record<string, string> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
