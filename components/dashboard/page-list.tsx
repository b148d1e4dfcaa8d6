import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';

type Page = {
  id: string;
  title: string;
  path: string | null;
  /** Something of the site's own stands at its address. */
  isHidden: boolean;
};

/** The pages of the site, each leading to where it is written. */
export function PageList({ pages }: { pages: Page[] }) {
  if (pages.length === 0)
    return (
      <EmptyState title="No pages">
        A page has an address of its own and no date, such as About or Contact. It is never mailed.
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-line border-y border-line">
      {pages.map(({ id, title, path, isHidden }) => (
        <li key={id} className="relative flex items-center justify-between gap-4 py-4 hover:bg-sunk/50">
          <div className="min-w-0">
            <Link
              href={`/dashboard/posts/${id}`}
              className="font-medium wrap-anywhere after:absolute after:inset-0 after:content-['']"
            >
              {title || 'Untitled'}
            </Link>
            <p className="truncate text-sm text-muted">{path ?? 'Not published yet'}</p>
            {isHidden && (
              <p className="text-sm text-muted">
                Readers don’t see it: this address belongs to the site itself. Choose another one in its settings.
              </p>
            )}
          </div>
          {path === null && <Badge tone="quiet">Draft</Badge>}
          {isHidden && <Badge tone="warn">Not seen</Badge>}
        </li>
      ))}
    </ul>
  );
}
