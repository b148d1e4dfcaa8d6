'use client';

import { Button } from '@/components/ui/button';
import { useFormAction } from '@/components/ui/use-form-action';
import { TransportTestResults, type TransportTestState } from './transport-test-results';

/** Tries the mail server the install uses, and shows what it said. */
export function TransportTest({ test }: { test: () => Promise<TransportTestState> }) {
  const [state, submit, pending] = useFormAction(test);
  return (
    <section aria-labelledby="transport" className="mt-12 max-w-2xl border-t border-line pt-8">
      <h2 id="transport" className="font-semibold">
        The install's mail server
      </h2>
      <p className="mt-1 text-sm leading-relaxed text-muted">
        It is set by whoever runs this install, and carries all for which you chose none. Testing connects and signs in; nothing
        is sent.
      </p>
      <form action={submit} className="mt-4">
        <Button type="submit" look="secondary" pending={pending}>
          Test the mail server
        </Button>
      </form>
      <TransportTestResults {...state} />
    </section>
  );
}
