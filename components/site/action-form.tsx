'use client';

import { type ReactNode, useActionState } from 'react';
import { Callout } from '@/components/ui/callout';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  action: FormAction;
  /** What the button does. */
  children: ReactNode;
  /** What the form carries along. */
  hidden?: Record<string, string>;
  look?: 'primary' | 'secondary' | 'danger';
};

/** One button that does one thing, and says in its place how that went. Works without JavaScript. */
export function ActionForm({ action, children, hidden = {}, look = 'primary' }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex flex-col items-start gap-3 font-sans">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.message && <Callout tone={state.ok ? 'good' : 'bad'}>{state.message}</Callout>}
      {!state.ok && <SubmitButton look={look}>{children}</SubmitButton>}
    </form>
  );
}
