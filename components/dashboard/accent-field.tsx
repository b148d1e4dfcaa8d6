'use client';

import { useId, useState } from 'react';
import { contrast, textOn } from '@/lib/format/contrast';

/** WCAG 2.2, 1.4.3 */
const READABLE = 4.5;
const WHITE = '#ffffff';

type Props = { name: string; defaultValue: string; error?: string };

/** The publication's colour, with a sample of how it reads while it is chosen. */
export function AccentField({ name, defaultValue, error }: Props) {
  const [colour, setColour] = useState(defaultValue);
  const id = useId();
  const readable = contrast(colour, WHITE) >= READABLE;
  const note = error ?? (readable ? 'Used for links and buttons.' : 'Too pale to read on white paper. Choose a darker colour.');
  const bad = Boolean(error) || !readable;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        Colour
      </label>
      <div className="flex flex-wrap items-center gap-4">
        <input
          id={id}
          name={name}
          type="color"
          value={colour}
          onChange={(event) => setColour(event.target.value)}
          aria-invalid={bad || undefined}
          aria-describedby={`${id}-note`}
          className="h-11 w-16 cursor-pointer rounded-control border border-strong-line bg-raised p-1"
        />
        <span
          aria-hidden
          className="rounded-control px-4 py-2 text-sm font-medium"
          style={{ background: colour, color: textOn(colour) }}
        >
          Subscribe
        </span>
      </div>
      <p id={`${id}-note`} role={bad ? 'alert' : undefined} className={`text-sm ${bad ? 'text-bad' : 'text-muted'}`}>
        {note}
      </p>
    </div>
  );
}
