'use client';

import { useActionState } from 'react';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = { action: FormAction; installEmail: string; fromName: string };

/** The first step to a sending domain: the address readers will see. */
export function AddDomainForm({ action, installEmail, fromName }: Props) {
  const [{ fields, values }, submit] = useActionState(action, {});
  return (
    <form action={submit} className="flex max-w-2xl flex-col gap-6">
      <p className="text-sm leading-relaxed text-muted">
        Today your mail is from <span className="text-ink">{fromName}</span>{' '}
        <span className="break-all text-ink">&lt;{installEmail}&gt;</span>. It stays so until your domain's records are found, so
        nothing breaks while you set this up.
      </p>
      <div className="grid gap-5 sm:grid-cols-2">
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
        <Field
          label="Domain"
          name="domain"
          required
          maxLength={200}
          placeholder="letters.example"
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
