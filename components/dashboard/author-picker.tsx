'use client';

import { useId } from 'react';
import { moved, OrderButtons } from './order-buttons';

export type TeamAuthor = { id: string; name: string };
type Props = { team: TeamAuthor[]; chosen: string[]; error?: string; onChange: (ids: string[]) => void };

/** Who the post is by, in the order of its byline. */
export function AuthorPicker({ team, chosen, error, onChange }: Props) {
  const id = useId();
  const names = new Map(team.map((author) => [author.id, author.name]));
  const others = team.filter((author) => !chosen.includes(author.id));
  return (
    <div className="flex flex-col gap-2">
      <ol className="flex flex-col divide-y divide-line rounded-control border border-line" aria-label="Authors">
        {chosen.map((authorId, index) => {
          const name = names.get(authorId) ?? 'A former member';
          return (
            <li key={authorId} className="flex min-h-11 items-center justify-between gap-2 py-1 pr-1 pl-3 text-sm">
              <span className="min-w-0 truncate">{name}</span>
              {chosen.length > 1 && (
                <OrderButtons
                  name={name}
                  isFirst={index === 0}
                  isLast={index === chosen.length - 1}
                  onMove={(by) => onChange(moved(chosen, index, by))}
                  onRemove={() => onChange(chosen.filter((each) => each !== authorId))}
                />
              )}
            </li>
          );
        })}
      </ol>
      {others.length > 0 && (
        <>
          <label htmlFor={id} className="sr-only">
            Add an author
          </label>
          <select
            id={id}
            value=""
            onChange={(event) => event.target.value && onChange([...chosen, event.target.value])}
            className="min-h-11 w-full rounded-control border border-strong-line bg-raised px-3 py-2 text-base text-ink"
          >
            <option value="">Add an author…</option>
            {others.map((author) => (
              <option key={author.id} value={author.id}>
                {author.name}
              </option>
            ))}
          </select>
        </>
      )}
      {error && (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
