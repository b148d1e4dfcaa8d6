'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { Icon } from '@/components/ui/icon';

type Props = { known: string[]; chosen: string[]; error?: string; onChange: (tags: string[]) => void };

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** What the post is about: typed, or one of those there are. Enter or a comma adds. */
export function TagPicker({ known, chosen, error, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  function add(text: string) {
    const names = text
      .split(',')
      .map((name) => name.trim())
      .filter((name, index, all) => name && all.findIndex((each) => isSame(each, name)) === index)
      .filter((name) => !chosen.some((tag) => isSame(tag, name)));
    setTyped('');
    if (names.length > 0) onChange([...chosen, ...names]);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(typed);
    }
    if (event.key === 'Backspace' && typed === '' && chosen.length > 0) onChange(chosen.slice(0, -1));
  }
  return (
    <div className="flex flex-col gap-2">
      {chosen.length > 0 && (
        <ul aria-label="Tags" className="flex flex-wrap gap-1.5">
          {chosen.map((tag) => (
            <li key={tag} className="inline-flex max-w-full items-center rounded-full bg-sunk pl-3 text-sm">
              <span className="truncate">{tag}</span>
              <button
                type="button"
                aria-label={`Remove ${tag}`}
                onClick={() => onChange(chosen.filter((each) => each !== tag))}
                className="flex size-9 items-center justify-center rounded-full text-muted hover:text-ink"
              >
                <Icon name="close" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={id} className="sr-only">
        Add a tag
      </label>
      <input
        id={id}
        list={`${id}-known`}
        value={typed}
        maxLength={200}
        placeholder="Add a tag"
        autoComplete="off"
        aria-describedby={`${id}-note`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => (event.target.value.includes(',') ? add(event.target.value) : setTyped(event.target.value))}
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
        className="min-h-11 w-full rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-bad"
      />
      <datalist id={`${id}-known`}>
        {known
          .filter((tag) => !chosen.some((each) => isSame(each, tag)))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
      <p id={`${id}-note`} role={error ? 'alert' : undefined} className={`text-sm ${error ? 'text-bad' : 'text-muted'}`}>
        {error ?? 'Enter or a comma adds it. Each tag has a page with all its posts.'}
      </p>
    </div>
  );
}
