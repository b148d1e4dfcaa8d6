'use client';

import { Button } from '@/components/ui/button';
import { NoticePage } from './notice-page';

/** What a reader sees when we failed. */
export function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <NoticePage title="Something went wrong">
      <p>That was our fault, and it has been noted. Trying again often helps.</p>
      <Button onClick={retry} className="font-sans">
        Try again
      </Button>
    </NoticePage>
  );
}
