import type { HeadingEntry } from '@/lib/document/headings';

/** Fewer than so many headings, or fewer minutes, are found by scrolling. */
const FEWEST = 3;
const FEWEST_MINUTES = 5;

type Props = { headings: HeadingEntry[]; minutes: number; title: string };

/** What stands where in a long post, folded away; nothing for a short one. */
export function Contents({ headings, minutes, title }: Props) {
  const highest = Math.min(...headings.map(({ level }) => level));
  const shown = headings.filter(({ level, text }) => level <= highest + 1 && text);
  if (shown.length < FEWEST || minutes < FEWEST_MINUTES) return null;
  return (
    <nav aria-label={title} className="mb-10 print:hidden">
      <details className="rounded-card border border-line bg-sunk px-5 py-1">
        <summary className="flex min-h-11 cursor-pointer items-center justify-between font-medium marker:content-none">
          {title}
          <span aria-hidden className="text-muted">
            {shown.length}
          </span>
        </summary>
        <ol className="pb-3">
          {shown.map(({ id, text, level }) => (
            <li key={id} className={level > highest ? 'ps-5' : ''}>
              <a href={`#${id}`} className="block py-1.5 font-serif text-lg leading-snug hover:text-accent">
                {text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
