'use client';

import { useEffect, useState } from 'react';
import { Icon } from './icon';

const SECONDS_SHOWN = 5;

/** A word that something was done, where it needs no answer. Read out politely; goes by itself.
 *  Give it a new `key` for each thing done, so that it shows again. */
export function Toast({ children }: { children: string }) {
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SECONDS_SHOWN * 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-20 z-30 flex justify-center md:bottom-6">
      {shown && (
        <p className="pointer-events-auto flex items-center gap-2 rounded-card bg-ink px-4 py-3 text-sm font-medium text-paper shadow-lg">
          <Icon name="check" className="size-4" />
          {children}
        </p>
      )}
    </div>
  );
}
