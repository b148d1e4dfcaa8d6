import Link from 'next/link';
import { Badge } from '@/components/ui/badge';

export type PostRow = {
  id: string;
  title: string;
  subtitle: string;
  published: boolean;
  /** Saved since what readers see was published */
  changed: boolean;
  when: string;
  author: string | null;
};

/** Posts, one below the other; a title leads to its editor. */
export function PostList({ posts }: { posts: PostRow[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {posts.map(({ id, title, subtitle, published, changed, when, author }) => (
        <li key={id} className="relative flex flex-wrap items-baseline gap-x-6 gap-y-1 px-1 py-4 hover:bg-sunk/60">
          <div className="min-w-0 flex-1 basis-64">
            <h3 className="font-serif text-lg leading-snug font-medium break-words">
              <Link href={`/dashboard/posts/${id}`} className="after:absolute after:inset-0">
                {title || 'Untitled'}
              </Link>
            </h3>
            {subtitle && <p className="mt-0.5 line-clamp-1 text-sm text-muted">{subtitle}</p>}
            <p className="mt-1 text-sm text-muted">{[when, author].filter(Boolean).join(' · ')}</p>
          </div>
          {published ? (
            <Badge tone={changed ? 'warn' : 'good'}>{changed ? 'Published, with unpublished changes' : 'Published'}</Badge>
          ) : (
            <Badge>Draft</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
