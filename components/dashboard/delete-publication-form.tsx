'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';

/** The last step before a publication is gone: its name, typed, so that no slip of the hand does it. */
export function DeletePublicationForm({ action, name }: { action: FormAction; name: string }) {
  const [{ message, fields, values }, submit, pending] = useActionState(action, {});
  return (
    <form action={submit} className="flex max-w-xl flex-col gap-6">
      {message && <Callout tone="bad">{message}</Callout>}
      <Field
        label={`Write “${name}” to delete it`}
        name="name"
        required
        autoComplete="off"
        spellCheck={false}
        defaultValue={values?.name}
        error={fields?.name?.[0]}
      />
      <Button type="submit" look="danger" pending={pending} className="self-start">
        Delete this publication
      </Button>
    </form>
  );
}
