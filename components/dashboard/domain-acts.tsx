'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { useFormAction } from '@/components/ui/use-form-action';

type Props = {
  /** When it was last checked, in words; null before the first time */
  checked: string | null;
  check: () => Promise<FormState>;
  remove: { title: string; question: string; action: FormAction };
  /** What else can be done with this kind of domain */
  children: ReactNode;
};

/** What one can do about a domain: have its records looked at now, and remove it. */
export function DomainActs({ checked, check, remove, children }: Props) {
  const [state, submit, pending] = useFormAction(check);
  return (
    <>
      <FormOutcome state={state} done="Checked" />
      <div className="flex flex-wrap items-center gap-3">
        <form action={submit}>
          <Button type="submit" pending={pending}>
            Check now
          </Button>
        </form>
        {children}
        <ConfirmButton look="danger" {...remove} confirm="Remove domain" values={{}}>
          Remove
        </ConfirmButton>
        <p className="text-sm text-muted">{checked ? `Last checked ${checked}` : 'Not checked yet'}</p>
      </div>
    </>
  );
}
