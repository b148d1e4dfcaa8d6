'use client';

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

/** The first step to a domain of one's own. */
export function AddCustomDomainForm({ action, host }: { action: FormAction; host: string }) {
  const [{ fields, values }, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex max-w-xl flex-col gap-6">
      <p className="text-sm leading-relaxed text-muted">
        Today it stands at <span className="break-all text-ink">{host}</span>. It stays there until your domain is found to lead
        here, so nothing breaks while you set this up.
      </p>
      <Field
        label="Domain"
        name="domain"
        required
        maxLength={200}
        placeholder="www.letters.example"
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values?.domain}
        error={fields?.domain?.[0]}
        hint="One whose DNS you can change."
      />
      <SubmitButton className="self-start">Use this domain</SubmitButton>
    </form>
  );
}
