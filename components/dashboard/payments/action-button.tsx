'use client';

import { type ReactNode, useActionState } from 'react';
import type { Look } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; hidden?: Record<string, string>; look?: Look; children: ReactNode };

/** One button that does one thing, and says how that went. Stays when it is done. */
export function ActionButton({ action, hidden = {}, look, children }: Props) {
  const [state, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex flex-col items-start gap-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.message && <Callout tone={state.ok ? 'good' : 'bad'}>{state.message}</Callout>}
      <SubmitButton look={look}>{children}</SubmitButton>
    </form>
  );
}
