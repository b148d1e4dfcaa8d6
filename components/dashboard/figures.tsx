import Link from 'next/link';

type Figure = { label: string; value: string; href?: string };

/** A few numbers, large. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="grid grid-cols-3 divide-x divide-line border-y border-line">
      {figures.map(({ label, value, href }) => (
        <div key={label} className="flex min-w-0 flex-col-reverse justify-end px-3 py-5 first:pl-0 sm:px-6">
          <dt className="text-sm text-muted">
            {href ? (
              <Link href={href} className="underline-offset-4 hover:text-ink hover:underline">
                {label}
              </Link>
            ) : (
              label
            )}
          </dt>
          <dd className="font-serif text-3xl font-medium tabular-nums sm:text-4xl">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
