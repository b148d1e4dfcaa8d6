'use client';

import { useActionState } from 'react';
import { ActionForm } from '@/components/site/action-form';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import type { GroupWords } from './payment-words';

type Seat = { id: string; email: string; accepted: boolean /** "Remove ana@example.com" */; removeWhom: string };
type Props = {
  subscriptionId: string;
  seats: Seat[];
  /** How many places there are yet, in a sentence */
  places: string;
  /** There is one to give away */
  hasFree: boolean;
  invite: FormAction;
  remove: FormAction;
  words: GroupWords;
};

/** The places of a group: who has one, and whom to invite. */
export function GroupSeats({ subscriptionId, seats, places, hasFree, invite, remove, words }: Props) {
  const [state, submit] = useActionState(invite, {});
  return (
    <section aria-labelledby="group" className="w-full font-sans text-base">
      <h2 id="group" className="font-serif text-2xl font-medium">
        {words.title}
      </h2>
      <p className="mt-1 text-sm text-muted">{places}</p>
      {seats.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {seats.map(({ id, email, accepted, removeWhom }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2 text-sm">
              <span className="min-w-0 break-words">
                {email}
                <span className="block text-muted">{accepted ? words.reads : words.invited}</span>
              </span>
              <ActionForm action={remove} hidden={{ subscription: subscriptionId, seat: id }} look="secondary">
                <span aria-hidden>{words.remove}</span>
                <span className="sr-only">{removeWhom}</span>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      {hasFree && (
        <form action={submit} className="mt-4 flex flex-col items-start gap-3">
          <input type="hidden" name="subscription" value={subscriptionId} />
          <Field
            label={words.inviteLabel}
            name="email"
            type="email"
            required
            maxLength={254}
            defaultValue={state.ok ? '' : state.values?.email}
            error={state.fields?.email?.[0]}
            className="w-full"
          />
          {state.message && <Callout tone={state.ok ? 'good' : 'bad'}>{state.message}</Callout>}
          <SubmitButton look="secondary">{words.invite}</SubmitButton>
        </form>
      )}
    </section>
  );
}
