'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { Button } from './button';

type Props = { retry: () => void; digest?: string; children?: string };

/** Where something broke on our side: says so, gives the number the log knows it by, and a way to try again. */
export function Failure({ retry, digest, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  // `retry` alone draws what the server sent last once more; only a refresh asks it again.
  const again = () =>
    startTransition(() => {
      router.refresh();
      retry();
    });
  useEffect(() => heading.current?.focus(), []);
  return (
    <div role="alert" className="flex flex-col items-start gap-3 py-10">
      <h1 ref={heading} tabIndex={-1} className="font-serif text-2xl font-medium outline-none">
        This page could not be shown
      </h1>
      <p className="max-w-md text-sm leading-relaxed text-muted">
        {children ?? 'Something went wrong on our side. Nothing you wrote is lost by it.'}
        {digest && ` In the log it is ${digest}.`}
      </p>
      <Button type="button" look="secondary" pending={pending} onClick={again} className="mt-2">
        Try again
      </Button>
    </div>
  );
}
