import Link from 'next/link';
import { Badge } from '@/components/ui/badge';

export type PostRow = {
  id: string;
  title: string;
  subtitle: string;
  published: boolean;
  /** It waits for its time, or was not published at it */
  schedule: 'waiting' | 'missed' | null;
  /** Saved since what readers see was published */
  changed: boolean;
  when: string;
  author: string | null;
};

const TONES = { waiting: 'accent', missed: 'bad' } as const;
const WORDS = { waiting: 'Scheduled', missed: 'Not published at its time' };

/** Posts, one below the other; a title leads to its editor. `level` is that of their headings on the page. */
export function PostList({ posts, level }: { posts: PostRow[]; level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {posts.map(({ id, title, subtitle, published, schedule, changed, when, author }) => (
        <li key={id} className="relative py-4 hover:bg-sunk/60">
          <Heading className="font-serif text-lg leading-snug font-medium wrap-anywhere">
            <Link href={`/dashboard/posts/${id}`} className="block after:absolute after:inset-0">
              <span className="line-clamp-3">
                <bdi>{title || 'Untitled'}</bdi>
              </span>
            </Link>
          </Heading>
          {subtitle && (
            <p className="mt-0.5 line-clamp-1 text-sm text-muted">
              <bdi>{subtitle}</bdi>
            </p>
          )}
          <p className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
            {published ? (
              <Badge tone={changed ? 'warn' : 'good'}>{changed ? 'Edited since it was published' : 'Published'}</Badge>
            ) : (
              <Badge tone={schedule ? TONES[schedule] : 'quiet'}>{schedule ? WORDS[schedule] : 'Draft'}</Badge>
            )}
            <span>{[when, author].filter(Boolean).join(' · ')}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
