'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button, type Look } from './button';

/** Sends the form it stands in, and shows that it is under way. */
export function SubmitButton({ children, look, className }: { children: ReactNode; look?: Look; className?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" look={look} pending={pending} className={className}>
      {children}
    </Button>
  );
}
