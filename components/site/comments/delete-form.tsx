'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { FormAction } from '@/components/ui/form-state';

type Props = { action: FormAction; commentId: string; onCancel?: () => void };

/** Deletes what one wrote, once asked. */
export function DeleteForm({ action, commentId, onCancel }: Props) {
  const [state, send, pending] = useActionState(action, {});
  return (
    <form action={send} className="flex w-full flex-col gap-4 font-sans">
      <input type="hidden" name="commentId" value={commentId} />
      {state.message && <Callout tone="bad">{state.message}</Callout>}
      <p className="text-sm text-muted">Your words are gone for good. Answers to them stay.</p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="danger" pending={pending}>
          Delete for good
        </Button>
        {onCancel && (
          <Button type="button" look="quiet" onClick={onCancel}>
            Keep it
          </Button>
        )}
      </div>
    </form>
  );
}
