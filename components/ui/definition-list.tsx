import type { ReactNode } from 'react';

/** Names and what they stand for, one pair a line. */
export function DefinitionList({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line text-sm">
      {items.map(({ term, value }) => (
        <div key={term} className="flex flex-col gap-0.5 py-3 sm:flex-row sm:gap-6">
          <dt className="shrink-0 text-muted sm:w-40">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
