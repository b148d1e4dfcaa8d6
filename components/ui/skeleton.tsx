/** A grey place for what is on its way. */
export function Skeleton({ className = '' }: { className?: string }) {
  return <span aria-hidden className={`block animate-pulse rounded-control bg-line ${className}`} />;
}

const ROWS = [1, 2, 3, 4, 5, 6];

/** A page while it loads: a heading and rows, in the places where they will stand. */
export function PageSkeleton({ label = 'Loading' }: { label?: string }) {
  return (
    <div role="status" aria-label={label}>
      <Skeleton className="h-9 w-48" />
      <div className="mt-10 flex flex-col gap-6">
        {ROWS.map((row) => (
          <div key={row} className="flex items-center justify-between gap-8 border-b border-line pb-6">
            <div className="flex w-full max-w-md flex-col gap-2.5">
              <Skeleton className="h-4 w-full" />
              <Skeleton className="h-3 w-2/5" />
            </div>
            <Skeleton className="h-4 w-16" />
          </div>
        ))}
      </div>
    </div>
  );
}
