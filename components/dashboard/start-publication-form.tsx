'use client';

import { useId, useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormOutcome } from '@/components/ui/form-outcome';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useFormAction } from '@/components/ui/use-form-action';
import { slugify } from '@/lib/format/slug';

const MOST = 40;
/** What of a name can stand in a host: letters of other scripts cannot. */
const hostPart = (name: string) =>
  slugify(name, MOST)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '');

type Props = { action: FormAction /** The host it stands under */; under: string; timeZone: string };

/** A name, and the address that comes of it until one writes another. */
export function StartPublicationForm({ action, under, timeZone }: Props) {
  const [state, submit] = useFormAction(action);
  const { fields, values } = state;
  const [name, setName] = useState(values?.name ?? '');
  const [own, setOwn] = useState<string | null>(values?.slug ?? null);
  const noteId = useId();
  const slug = own ?? hostPart(name);
  const error = fields?.slug?.[0];
  return (
    <form action={submit} className="flex max-w-xl flex-col gap-6">
      <input type="hidden" name="timeZone" value={timeZone} />
      <FormOutcome state={state} />
      <Field
        label="Name"
        name="name"
        required
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={fields?.name?.[0]}
        hint="You can change it later."
      />
      <div className="flex flex-col gap-1.5">
        <label htmlFor={`${noteId}-slug`} className="text-sm font-medium">
          Address
        </label>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <input
            id={`${noteId}-slug`}
            name="slug"
            required
            maxLength={MOST}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={slug}
            onChange={(event) => setOwn(event.target.value.toLowerCase())}
            aria-invalid={error ? true : undefined}
            aria-describedby={noteId}
            className="min-h-11 min-w-40 flex-1 rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink aria-invalid:border-bad"
          />
          <span className="text-sm break-all text-muted">.{under}</span>
        </div>
        <p id={noteId} role={error ? 'alert' : undefined} className={`text-sm ${error ? 'text-bad' : 'text-muted'}`}>
          {error ?? 'It stays so: links in mail depend on it. A domain of your own can be added at any time.'}
        </p>
      </div>
      <SubmitButton className="self-start">Start publication</SubmitButton>
    </form>
  );
}
