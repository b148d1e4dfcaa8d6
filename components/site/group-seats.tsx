'use client';

import { useActionState } from 'react';
import { ActionForm } from '@/components/site/action-form';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Seat = { id: string; email: string; accepted: boolean };
type Props = {
  subscriptionId: string;
  seats: Seat[] /** Places that nobody has yet */;
  free: number;
  invite: FormAction;
  remove: FormAction;
};

/** The places of a group: who has one, and whom to invite. */
export function GroupSeats({ subscriptionId, seats, free, invite, remove }: Props) {
  const [state, submit] = useActionState(invite, {});
  return (
    <section aria-labelledby="group" className="w-full font-sans text-base">
      <h2 id="group" className="font-serif text-2xl font-medium">
        Your group
      </h2>
      <p className="mt-1 text-sm text-muted">
        One place is yours. {free === 0 ? 'All others are taken.' : free === 1 ? 'One is free.' : `${free} are free.`}
      </p>
      {seats.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {seats.map(({ id, email, accepted }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2 text-sm">
              <span className="min-w-0 break-words">
                {email} <span className="text-muted">· {accepted ? 'reads' : 'invited'}</span>
              </span>
              <ActionForm action={remove} hidden={{ subscription: subscriptionId, seat: id }} look="secondary">
                Remove<span className="sr-only"> {email}</span>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      {free > 0 && (
        <form action={submit} className="mt-4 flex flex-col items-start gap-3">
          <input type="hidden" name="subscription" value={subscriptionId} />
          <Field
            label="Invite somebody by email"
            name="email"
            type="email"
            required
            maxLength={254}
            defaultValue={state.ok ? '' : state.values?.email}
            error={state.fields?.email?.[0]}
            className="w-full"
          />
          {state.message && <Callout tone={state.ok ? 'good' : 'bad'}>{state.message}</Callout>}
          <SubmitButton look="secondary">Invite</SubmitButton>
        </form>
      )}
    </section>
  );
}
