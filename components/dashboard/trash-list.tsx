import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';

type TrashRow = {
  id: string;
  title: string;
  wasPublished: boolean;
  /** When and by whom it was deleted, and until when it stays */
  note: string;
  mayRestore: boolean;
  mayPurge: boolean;
};
type Props = { posts: TrashRow[]; restoreAction: FormAction; purgeAction: FormAction };

/** Deleted posts, what was deleted last first. */
export function TrashList({ posts, restoreAction, purgeAction }: Props) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {posts.map(({ id, title, wasPublished, note, mayRestore, mayPurge }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-64">
            <h2 className="font-serif text-lg leading-snug font-medium wrap-anywhere">{title || 'Untitled'}</h2>
            <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
              <Badge>{wasPublished ? 'Was published' : 'Draft'}</Badge>
              <span>{note}</span>
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            {mayRestore && (
              <ConfirmButton
                title="Bring this post back?"
                question={
                  wasPublished
                    ? 'Its page is there for readers again, as it was. Nobody is mailed.'
                    : 'It is among your drafts again, as it was.'
                }
                confirm="Restore"
                action={restoreAction}
                values={{ postId: id }}
              >
                Restore<span className="sr-only"> {title || 'Untitled'}</span>
              </ConfirmButton>
            )}
            {mayPurge && (
              <ConfirmButton
                look="danger"
                title="Delete it for good?"
                question="The post and all its versions are gone, and nobody can bring them back. What was mailed stays in your readers’ inboxes."
                confirm="Delete for good"
                action={purgeAction}
                values={{ postId: id }}
              >
                Delete for good<span className="sr-only"> {title || 'Untitled'}</span>
              </ConfirmButton>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
