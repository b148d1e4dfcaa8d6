'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';

type Props = {
  action: FormAction;
  placeholder: string;
  /** Mail is sent from an address at it: what stands before the @ is asked for too. */
  isForMail?: boolean;
  /** How things are today, and that they stay so for now */
  children: ReactNode;
};

/** The first step to a domain of one's own. */
export function AddDomainForm({ action, placeholder, isForMail, children }: Props) {
  const [state, submit] = useFormAction(action);
  const { fields, values } = state;
  return (
    <form action={submit} className="flex max-w-2xl flex-col gap-6">
      <FormOutcome state={state} />
      <p className="text-sm leading-relaxed text-muted">{children}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        {isForMail && (
          <Field
            label="Before the @"
            name="localPart"
            required
            maxLength={64}
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values?.localPart ?? 'hello'}
            error={fields?.localPart?.[0]}
          />
        )}
        <Field
          label="Domain"
          name="domain"
          required
          maxLength={200}
          placeholder={placeholder}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={values?.domain}
          error={fields?.domain?.[0]}
          hint="One whose DNS you can change."
        />
      </div>
      <div>
        <SubmitButton>Use this domain</SubmitButton>
      </div>
    </form>
  );
}
