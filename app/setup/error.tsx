'use client';

import { Failure } from '@/components/ui/failure';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Failure retry={reset} digest={error.digest} />;
}
