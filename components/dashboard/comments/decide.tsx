'use client';

import { Button, type Look } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-state';
import { useFormAction } from '@/components/ui/use-form-action';

type DecideProps = { action: FormAction; values: Record<string, string>; look: Look; label: string; name: string };

/** One decision at one press; each can be taken back. */
export function Decide({ action, values, look, label, name }: DecideProps) {
  const [state, send, pending] = useFormAction(action);
  return (
    <form action={send} className="flex items-center gap-2">
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Button type="submit" look={look} pending={pending}>
        {label}
        <span className="sr-only"> {name}</span>
      </Button>
      {state.message && !state.ok && (
        <span role="alert" className="text-sm text-bad">
          {state.message}
        </span>
      )}
    </form>
  );
}
