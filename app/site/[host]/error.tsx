'use client';

import { ErrorPage } from '@/components/site/error-page';

export default function SiteError({ reset }: { reset: () => void }) {
  return <ErrorPage retry={reset} />;
}
