'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { useFormAction } from '@/components/ui/use-form-action';

/** The last step before a publication is gone: its name, typed, so that no slip of the hand does it. */
export function DeletePublicationForm({ action, name }: { action: FormAction; name: string }) {
  const [state, submit, pending] = useFormAction(action);
  const { fields, values } = state;
  return (
    <form action={submit} className="flex max-w-xl flex-col gap-6">
      <FormOutcome state={state} />
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
