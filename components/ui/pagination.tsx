import Link from 'next/link';
import { buttonClass } from './button';

/** Leads on through a list that is paged by its last row: to the first page and to the next. */
export function Pagination({ first, next }: { first: string | null; next: string | null }) {
  if (!first && !next) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex items-center justify-between gap-4">
      {first ? (
        <Link href={first} className={buttonClass('quiet')}>
          Back to the start
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link href={next} rel="next" className={buttonClass('secondary')}>
          Show more
        </Link>
      )}
    </nav>
  );
}
