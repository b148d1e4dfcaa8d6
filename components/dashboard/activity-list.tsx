import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { ACT_KINDS, ACT_WORDS, objectWords } from './activity-words';

type Row = {
  id: string;
  act: string;
  objectId: string | null;
  objectName: string;
  /** null: Courant itself */
  by: string | null;
  when: string;
};

/** Its page is no more. */
const isGone = (act: string) => act === 'post.purged' || act === 'post.deleted';

/** Who did what, newest first. */
export function ActivityList({ rows }: { rows: Row[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {rows.map(({ id, act, objectId, objectName, by, when }) => {
        const kind = act.split('.')[0] ?? '';
        const name = objectWords(act, objectName);
        return (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3 text-sm">
            <p className="min-w-0 flex-1 basis-72 wrap-anywhere">
              <span className="font-medium">{by ?? 'Courant'}</span> {ACT_WORDS[act] ?? act}{' '}
              {kind === 'post' && objectId && !isGone(act) ? (
                <Link
                  href={`/dashboard/posts/${objectId}`}
                  className="underline decoration-line underline-offset-4 hover:text-accent"
                >
                  {name}
                </Link>
              ) : (
                name
              )}
            </p>
            <p className="flex gap-4 text-muted">
              <Badge>{ACT_KINDS[kind] ?? kind}</Badge>
              <span className="whitespace-nowrap">{when}</span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
