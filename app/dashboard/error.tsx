'use client';

import { Failure } from '@/components/ui/failure';

/** Catches what the layouts below could not draw. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-2xl px-4 py-10">
      <Failure retry={reset} digest={error.digest} />
    </main>
  );
}
