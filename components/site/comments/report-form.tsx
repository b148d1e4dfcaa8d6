'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';

type Props = { action: FormAction; commentId: string; onCancel?: () => void };

const REASONS = [
  { value: 'spam', label: 'It is spam' },
  { value: 'abuse', label: 'It attacks or harms someone' },
  { value: 'off-topic', label: 'It has nothing to do with the post' },
  { value: 'other', label: 'Something else' },
];

/** Tells the team of a comment, with a reason. */
export function ReportForm({ action, commentId, onCancel }: Props) {
  const [state, send, pending] = useActionState(action, {});
  if (state.ok) return <Callout tone="good">{state.message}</Callout>;
  return (
    <form action={send} className="flex w-full flex-col gap-4 font-sans">
      <input type="hidden" name="commentId" value={commentId} />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SelectField label="What is wrong with it?" name="reason" options={REASONS} defaultValue={state.values?.reason ?? 'spam'} />
      <Field label="Anything to add? (optional)" name="detail" rows={2} maxLength={500} defaultValue={state.values?.detail} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending}>
          Report
        </Button>
        {onCancel && (
          <Button type="button" look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
