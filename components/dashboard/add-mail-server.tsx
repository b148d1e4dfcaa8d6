'use client';

import { useState } from 'react';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';
import { MailServerFields } from './mail-server-fields';

const EXAMPLES = [
  ['A mail server', 'smtps://user:password@mail.example'],
  ['Mailgun', 'mailgun://key@api.mailgun.net/v3/letters.example'],
  ['Amazon SES', 'ses://accessKeyId:secret@email.eu-west-1.amazonaws.com'],
  ['Postmark', 'postmark://token@api.postmarkapp.com'],
  ['SendGrid', 'sendgrid://key@api.sendgrid.com'],
  ['Resend', 'resend://key@api.resend.com'],
  ['With limits', 'smtps://user:password@mail.example?perSecond=14&perDay=50000&connections=8'],
];

/** A mail server of the publication's own, or an account with a provider. */
export function AddMailServer({ action, isFirst }: { action: FormAction; isFirst: boolean }) {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [state, submit] = useFormAction(action, () => {
    setName('');
    setUrl('');
  });
  return (
    <section aria-labelledby="add-server" className={isFirst ? 'max-w-2xl' : 'mt-12 max-w-2xl border-t border-line pt-8'}>
      <h2 id="add-server" className="font-semibold">
        Add a mail server
      </h2>
      <form action={submit} className="mt-4 flex flex-col gap-5">
        <MailServerFields name={name} url={url} onName={setName} onUrl={setUrl} errors={state.fields} />
        <details className="text-sm">
          <summary className="cursor-pointer text-accent underline underline-offset-4">How to write the address</summary>
          <dl className="mt-3 flex flex-col gap-3">
            {EXAMPLES.map(([title, example]) => (
              <div key={title}>
                <dt className="text-muted">{title}</dt>
                <dd className="font-mono break-all">{example}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-3 leading-relaxed text-muted">
            Signs such as @, / and % in a password are written %40, %2F and %25. The limits are your account's; they hold for all
            your posts together.
          </p>
        </details>
        <FormOutcome state={state} />
        <div>
          <SubmitButton look={isFirst ? 'primary' : 'secondary'}>Add</SubmitButton>
        </div>
      </form>
    </section>
  );
}
