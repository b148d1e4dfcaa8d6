import Link from 'next/link';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import { countOf } from '@/lib/format/counts';

type Props = {
  segments: { id: string; name: string; words: string; readers: number }[];
  mayChange: boolean;
  deleteAction: FormAction;
};

/** A publication's segments, what they ask, and who meets it now. */
export function SegmentList({ segments, mayChange, deleteAction }: Props) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {segments.map(({ id, name, words, readers }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-60">
            <h2 className="font-medium wrap-anywhere">
              {mayChange ? (
                <Link href={`/dashboard/subscribers/segments/${id}`} className="hover:text-accent">
                  {name}
                </Link>
              ) : (
                name
              )}
            </h2>
            <p className="mt-0.5 text-sm text-muted">Who {words}</p>
          </div>
          <Link
            href={`/dashboard/subscribers?segment=${id}`}
            className="inline-flex min-h-11 items-center text-sm underline underline-offset-4 hover:text-accent"
          >
            {countOf(readers, 'reader')}
          </Link>
          {mayChange && (
            <ConfirmButton
              look="danger"
              title={`Delete “${name}”?`}
              question="No reader is lost, and what was mailed to it stays as it is. It can no longer be chosen when you publish."
              confirm="Delete segment"
              action={deleteAction}
              values={{ segmentId: id }}
            >
              Delete…
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  );
}
