'use client';

import { ErrorPage } from '@/components/site/error-page';

export default function ReadersError({ reset }: { reset: () => void }) {
  return <ErrorPage retry={reset} />;
}
