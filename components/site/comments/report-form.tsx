'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-state';
import { SelectField } from '@/components/ui/select-field';
import type { ActWords } from './act-words';

type Props = { action: FormAction; commentId: string; words: ActWords; onCancel?: () => void };

const reasons = (words: ActWords) => [
  { value: 'spam', label: words.reportSpam },
  { value: 'abuse', label: words.reportAbuse },
  { value: 'off-topic', label: words.reportOffTopic },
  { value: 'other', label: words.reportOther },
];

/** Tells the team of a comment, with a reason. */
export function ReportForm({ action, commentId, words, onCancel }: Props) {
  const [state, send, pending] = useActionState(action, {});
  if (state.ok) return <Callout tone="good">{state.message}</Callout>;
  return (
    <form action={send} className="flex w-full flex-col gap-4 font-sans">
      <input type="hidden" name="commentId" value={commentId} />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <SelectField
        label={words.reportWhat}
        name="reason"
        options={reasons(words)}
        defaultValue={state.values?.reason ?? 'spam'}
      />
      <Field label={words.reportDetail} name="detail" rows={2} maxLength={500} defaultValue={state.values?.detail} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending}>
          {words.report}
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
