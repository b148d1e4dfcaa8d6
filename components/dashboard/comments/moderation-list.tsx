import Link from 'next/link';
import { Avatar } from '@/components/site/comments/avatar';
import { CommentBody } from '@/components/site/comments/comment-body';
import { Badge } from '@/components/ui/badge';
import type { Look } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-state';
import type { PostDocument } from '@/lib/document/types';
import { Decide } from './decide';

type ModeratedRow = {
  id: string;
  state: 'shown' | 'waiting' | 'removed';
  heldFor: string | null;
  document: PostDocument;
  author: {
    name: string;
    pictureUrl: string | null;
    commenterId: string;
    isBanned: boolean;
    isTeam: boolean;
  };
  post: { title: string; href: string };
  /** Where readers see it; null while they do not */
  pageHref: string | null;
  when: string;
  isEdited: boolean;
  reports: { reason: string; detail: string; when: string }[];
};

const HELD: Record<string, string> = {
  newcomer: 'Their first comment',
  link: 'A newcomer’s link',
  word: 'One of your words',
  everyone: 'All comments wait',
};
const REASONS: Record<string, string> = {
  spam: 'Spam',
  abuse: 'Attacks or harms someone',
  'off-topic': 'Off topic',
  other: 'Something else',
};

type Props = { comments: ModeratedRow[]; decideAction: FormAction; banAction: FormAction };

/** Comments with what the team can decide about each. */
export const ModerationList = ({ comments, ...actions }: Props) => (
  <ul className="divide-y divide-line border-y border-line">
    {comments.map((comment) => (
      <li key={comment.id} className="py-5">
        <Row comment={comment} {...actions} />
      </li>
    ))}
  </ul>
);

function Row({ comment, decideAction, banAction }: Omit<Props, 'comments'> & { comment: ModeratedRow }) {
  const { id, state, heldFor, document, author, post, pageHref, when, isEdited, reports } = comment;
  const decide = (decision: string, label: string, look: Look = 'secondary') => (
    <Decide action={decideAction} values={{ commentId: id, decision }} look={look} label={label} name={author.name} />
  );
  return (
    <article aria-label={`Comment by ${author.name}`}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <Avatar name={author.name} url={author.pictureUrl} />
        <p className="min-w-0 flex-1 basis-56 leading-snug">
          <span className="font-semibold wrap-anywhere">{author.name}</span>
          {author.isTeam && <span className="text-muted"> · team</span>}
          {author.isBanned && <span className="text-bad"> · banned</span>}
          <span className="block wrap-anywhere text-muted">
            on{' '}
            <Link href={post.href} className="underline decoration-line underline-offset-4 hover:text-accent">
              {post.title || 'Untitled'}
            </Link>
            , {when}
            {isEdited && ' · edited'}
          </span>
        </p>
        {state === 'waiting' && <Badge tone="warn">{HELD[heldFor ?? ''] ?? 'Waits'}</Badge>}
        {state === 'removed' && <Badge tone="bad">Removed</Badge>}
      </header>
      <CommentBody document={document} />
      {reports.length > 0 && (
        <ul aria-label="Reports" className="my-3 flex flex-col gap-1.5 border-s-4 border-warn ps-3 text-sm">
          {reports.map(({ reason, detail, when: told }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: reports never change their places
            <li key={index} className="wrap-anywhere">
              <span className="font-medium">{REASONS[reason] ?? reason}</span>
              {detail && `: ${detail}`} <span className="text-muted">{told}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {state === 'waiting' && decide('approve', 'Approve', 'primary')}
        {state === 'shown' && reports.length > 0 && decide('approve', 'Keep it')}
        {state === 'removed' ? decide('restore', 'Bring back') : decide('remove', 'Remove', 'danger')}
        {!author.isTeam && !author.isBanned && (
          <ConfirmButton
            look="quiet"
            title={`Ban ${author.name} from commenting?`}
            question="They go on reading, but can’t comment, like comments or report any more. What they wrote stays until you remove it. You can let them in again."
            confirm="Ban"
            action={banAction}
            values={{ commenterId: author.commenterId, banned: 'yes' }}
          >
            Ban…<span className="sr-only"> {author.name}</span>
          </ConfirmButton>
        )}
        {author.isBanned && (
          <Decide
            action={banAction}
            values={{ commenterId: author.commenterId, banned: 'no' }}
            look="quiet"
            label="Let them comment again"
            name={author.name}
          />
        )}
        {pageHref && (
          <a href={pageHref} className="px-2 py-2 text-sm text-muted underline-offset-4 hover:text-ink hover:underline">
            See it on the page
          </a>
        )}
      </div>
    </article>
  );
}
