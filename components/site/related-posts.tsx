import { formatDate } from '@/lib/format/dates';

type Related = { href: string; title: string; publishedAt: string };
type Props = { posts: Related[]; where: { language: string; timeZone: string }; title: string };

/** Posts about the same. */
export const RelatedPosts = ({ posts, where, title: heading }: Props) => (
  <section aria-labelledby="related" className="mt-14">
    <h2 id="related" className="border-b-2 border-ink pb-2 font-semibold">
      {heading}
    </h2>
    <ul>
      {posts.map(({ href, title, publishedAt }) => (
        <li key={href} className="border-b border-line">
          <a href={href} className="group flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3.5">
            <span className="font-serif text-lg leading-snug font-medium break-words group-hover:text-accent">{title}</span>
            <time dateTime={publishedAt} className="text-sm text-muted">
              {formatDate(new Date(publishedAt), where)}
            </time>
          </a>
        </li>
      ))}
    </ul>
  </section>
);
