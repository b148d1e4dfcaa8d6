import { wordsFor } from '@/lib/words/words-for';

type Topic = { name: string; path: string; posts: number };

/** So many are looked through at a glance; the others are a press away. */
const AT_A_GLANCE = 12;

const Chips = ({ topics }: { topics: Topic[] }) => (
  <ul className="flex flex-wrap gap-2">
    {topics.map(({ name, path, posts }) => (
      <li key={path} className="max-w-full">
        <a
          href={path}
          className="inline-flex min-h-9 max-w-full items-center gap-2 rounded-full border border-line px-3.5 transition hover:border-accent"
        >
          <span className="truncate">{name}</span>
          <span className="text-muted tabular-nums">{posts}</span>
        </a>
      </li>
    ))}
  </ul>
);

/** What posts are about, with how many there are of each. */
export function TopicList({ topics, language }: { topics: Topic[]; language: string }) {
  const t = wordsFor(language);
  const rest = topics.slice(AT_A_GLANCE);
  return (
    <nav aria-label={t('archive.topics')} className="mb-8 text-sm print:hidden">
      <Chips topics={topics.slice(0, AT_A_GLANCE)} />
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-9 cursor-pointer items-center text-muted underline underline-offset-4 marker:content-none hover:text-ink">
            {t('archive.moreTopics', { count: rest.length })}
          </summary>
          <div className="pt-2">
            <Chips topics={rest} />
          </div>
        </details>
      )}
    </nav>
  );
}
