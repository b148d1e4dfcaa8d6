'use client';

import { useId } from 'react';
import { contrast } from '@/lib/format/contrast';
import { themeColours } from '@/lib/format/theme-colours';

type Props = {
  label: string;
  name: string;
  hint: string;
  /** Which of the two it is */
  part: 'accent' | 'paper';
  accent: string;
  paper: string;
  error?: string;
  onChange: (colour: string) => void;
};

/** Too near for an eye to tell apart. */
const SAME = 1.03;

/** A colour of the theme, and what readers see of it: where words could not be read, it is moved, and that is said. */
export function ColourField({ label, name, hint, part, accent, paper, error, onChange }: Props) {
  const id = useId();
  const chosen = part === 'accent' ? accent : paper;
  const { light, dark } = themeColours(accent, paper);
  const byDay = light[part];
  const isMoved = contrast(byDay, chosen) > SAME;
  const note = error ?? (isMoved ? `Shown ${part === 'accent' ? 'darker' : 'lighter'}, so that words can be read.` : hint);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <input
          id={id}
          name={name}
          type="color"
          value={chosen}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={`${id}-note`}
          aria-invalid={error ? true : undefined}
          className="h-11 w-16 cursor-pointer rounded-control border border-strong-line bg-raised p-1"
        />
        {(
          [
            ['By day', light],
            ['By night', dark],
          ] as const
        ).map(([when, { paper: ground, accent: colour, line }]) => (
          <span
            key={when}
            className="rounded-control border px-3 py-2 text-sm font-medium"
            style={{ background: ground, color: colour, borderColor: line }}
          >
            {when}
          </span>
        ))}
      </div>
      <p id={`${id}-note`} role={error ? 'alert' : 'status'} className={`text-sm ${error ? 'text-bad' : 'text-muted'}`}>
        {note}
      </p>
    </div>
  );
}
