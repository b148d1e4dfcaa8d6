'use client';

import type { ReactNode } from 'react';
import type { Look } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';

type Props = { action: FormAction; hidden?: Record<string, string>; look?: Look; children: ReactNode };

/** One button that does one thing, and says how that went. Stays when it is done. */
export function ActionButton({ action, hidden = {}, look, children }: Props) {
  const [state, submit] = useFormAction(action);
  return (
    <form action={submit} className="flex flex-col items-start gap-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.ok && state.message ? <Callout tone="good">{state.message}</Callout> : <FormOutcome state={state} />}
      <SubmitButton look={look}>{children}</SubmitButton>
    </form>
  );
}
