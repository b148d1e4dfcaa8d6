'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { FormAction } from '@/components/ui/form-state';
import type { ActWords } from './act-words';

type Props = { action: FormAction; commentId: string; words: ActWords; onCancel?: () => void };

/** Deletes what one wrote, once asked. */
export function DeleteForm({ action, commentId, words, onCancel }: Props) {
  const [state, send, pending] = useActionState(action, {});
  return (
    <form action={send} className="flex w-full flex-col gap-4 font-sans">
      <input type="hidden" name="commentId" value={commentId} />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <p className="text-sm text-muted">{words.deleteText}</p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="danger" pending={pending}>
          {words.deleteButton}
        </Button>
        {onCancel && (
          <Button type="button" look="quiet" onClick={onCancel}>
            {words.keep}
          </Button>
        )}
      </div>
    </form>
  );
}
