'use client';

import { useActionState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';

export type TransportTestState = { tested?: { name: string; ok: boolean; words: string }[]; message?: string };

/** Tries the mail server the install uses, and shows what it said. */
export function TransportTest({ test }: { test: () => Promise<TransportTestState> }) {
  const [{ tested, message }, submit, pending] = useActionState<TransportTestState>(test, {});
  return (
    <section aria-labelledby="transport" className="mt-12 border-t border-line pt-8">
      <h2 id="transport" className="font-semibold">
        Mail server
      </h2>
      <p className="mt-1 max-w-2xl text-sm leading-relaxed text-muted">
        The server your mail leaves by is set by whoever runs this install. Testing connects and signs in; nothing is sent.
      </p>
      <form action={submit} className="mt-4">
        <Button type="submit" look="secondary" pending={pending}>
          Test the mail server
        </Button>
      </form>
      <div aria-live="polite">
        {message && <p className="mt-4 text-sm text-bad">{message}</p>}
        {tested && (
          <ul className="mt-4 flex flex-col gap-3">
            {tested.map(({ name, ok, words }) => (
              <li key={name} className="rounded-card border border-line bg-raised px-4 py-3 text-sm">
                <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                  <span className="font-mono break-all">{name}</span>
                  <Badge tone={ok ? 'good' : 'bad'}>{ok ? 'Works' : 'Does not work'}</Badge>
                </div>
                <p className="mt-1 break-words text-muted">{words}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
