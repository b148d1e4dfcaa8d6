'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { keepFields } from '@/components/ui/keep-fields';
import type { ActWords } from './act-words';

type Props = {
  action: FormAction;
  /** What the form carries along */
  hidden: Record<string, string>;
  label: string;
  submit: string;
  words: ActWords;
  /** What stands in it at first */
  body?: string;
  /** Asks for the name they will be shown by. */
  asksName?: boolean;
  autoFocus?: boolean;
  onCancel?: () => void;
};

/** Writes or edits a comment. Works without JavaScript, and loses nothing of what was typed. */
export function CommentForm({ action, hidden, label, submit, words, body = '', asksName, autoFocus, onCancel }: Props) {
  const [state, send, pending] = useActionState(action, {});
  return (
    <form action={send} onSubmit={keepFields(send)} className="flex w-full flex-col gap-4 font-sans">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <Field
        label={label}
        name="body"
        rows={4}
        required
        maxLength={5000}
        dir="auto"
        autoFocus={autoFocus}
        defaultValue={state.values?.body ?? body}
        hint={words.hint}
        error={state.fields?.body?.[0]}
      />
      {asksName && (
        <Field
          label={words.name}
          name="name"
          required
          maxLength={50}
          autoComplete="name"
          hint={words.nameHint}
          defaultValue={state.values?.name}
          error={state.fields?.name?.[0]}
          className="sm:max-w-80"
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending}>
          {submit}
        </Button>
        {onCancel && (
          <Button type="button" look="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
