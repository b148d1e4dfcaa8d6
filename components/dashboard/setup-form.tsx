'use client';

import { useActionState, useEffect, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

/** An install's first questions, each with why it is asked. */
export function SetupForm({ action, token }: { action: FormAction; token: string }) {
  const [{ message, fields, values }, submit] = useActionState(action, {});
  const [timeZone, setTimeZone] = useState('UTC');
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return (
    <form action={submit} className="flex flex-col gap-6">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="timeZone" value={timeZone} />
      {message && <Callout tone="bad">{message}</Callout>}
      <Field
        label="Name of your publication"
        name="publicationName"
        required
        maxLength={80}
        autoFocus
        defaultValue={values?.publicationName}
        error={fields?.publicationName?.[0]}
        hint="You can change it later."
      />
      <Field
        label="Your name"
        name="writerName"
        required
        maxLength={80}
        autoComplete="name"
        defaultValue={values?.writerName}
        error={fields?.writerName?.[0]}
        hint="Stands under your posts."
      />
      <Field
        label="Your email address"
        name="email"
        type="email"
        required
        autoComplete="email"
        defaultValue={values?.email}
        error={fields?.email?.[0]}
        hint="You sign in with a link that is mailed to you, so there is no password."
      />
      <Field
        label="Postal address (optional)"
        name="postalAddress"
        rows={3}
        maxLength={300}
        autoComplete="street-address"
        defaultValue={values?.postalAddress}
        error={fields?.postalAddress?.[0]}
        hint="Stands at the foot of every mail, as the law asks in many countries. A post office box will do. You need it before your first mailing, not before your first post."
      />
      <SubmitButton className="self-start">Start writing</SubmitButton>
    </form>
  );
}
