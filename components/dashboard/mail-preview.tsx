'use client';

import { useState } from 'react';

export type PreviewedMail = { html: string; sizeBytes: number; wholeBytes: number };

/** The mail as it will look, to free and to paying readers where they get different ones. */
export function MailPreview({ free, paid }: { free: PreviewedMail; paid: PreviewedMail | null }) {
  const [shown, setShown] = useState<'free' | 'paid'>('free');
  const tab = (each: 'free' | 'paid', label: string) => (
    <button
      type="button"
      aria-pressed={shown === each}
      onClick={() => setShown(each)}
      className="min-h-11 rounded-control px-3 text-sm text-muted hover:bg-sunk hover:text-ink aria-pressed:bg-sunk aria-pressed:font-medium aria-pressed:text-ink"
    >
      {label}
    </button>
  );
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium hover:text-accent">See the mail as it will look</summary>
      {paid && (
        <div className="mt-3 flex gap-1">
          {tab('free', 'As a free reader')}
          {tab('paid', 'As a paying reader')}
        </div>
      )}
      {/* The sandbox runs no script and opens nothing. Of our origin, so that WebKit draws our pictures (preview-frame.tsx). */}
      <iframe
        title="The mail"
        srcDoc={(shown === 'paid' && paid ? paid : free).html}
        sandbox="allow-same-origin"
        className="mt-4 h-[36rem] w-full rounded-card border border-line bg-raised"
      />
    </details>
  );
}
