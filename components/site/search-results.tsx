import { formatDate } from '@/lib/format/dates';

type Hit = {
  title: string;
  path: string;
  /** Null of a page, which has no date */
  publishedAt: Date | null;
  snippet: { text: string; hit: boolean }[];
};
type Where = { language: string; timeZone: string };

const HIT = 'bg-transparent font-semibold text-ink underline decoration-accent underline-offset-4';

/** What a search found: title, the words around the hits, date. */
export const SearchResults = ({ posts, where }: { posts: Hit[]; where: Where }) => (
  <ul>
    {posts.map(({ title, path, publishedAt, snippet }) => (
      <li key={path} className="border-t border-line first:border-t-0">
        <article className="group relative py-5">
          <h2 className="font-serif text-xl leading-snug font-medium text-pretty break-words">
            <a href={path} className="transition group-hover:text-accent after:absolute after:inset-0 after:content-['']">
              {title}
            </a>
          </h2>
          {snippet.length > 0 && (
            <p className="mt-1 font-serif text-lg leading-snug text-pretty break-words text-muted">
              {snippet.map(({ text, hit }, index) =>
                hit ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the words never change their places
                  <mark key={index} className={HIT}>
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </p>
          )}
          {publishedAt && (
            <time dateTime={publishedAt.toISOString()} className="mt-2 block text-sm text-muted">
              {formatDate(publishedAt, where)}
            </time>
          )}
        </article>
      </li>
    ))}
  </ul>
);
