import type { Metadata } from 'next';
import { z } from 'zod';
import { ModerationList } from '@/components/dashboard/comments/moderation-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { listModeration, MODERATION_VIEWS } from '@/lib/comments/moderation/list-moderation';
import { commentPath } from '@/lib/format/comment-path';
import { formatAgo } from '@/lib/format/dates';
import { requireMember } from '@/lib/publications/require-member';
import { banCommenterAction, decideCommentAction } from './actions';
import { CommentsFrame } from './frame';

export const metadata: Metadata = { title: 'Comments' };

const PATH = '/dashboard/comments';
const PAGE_ROWS = 30;
const Query = z.object({ view: z.enum(MODERATION_VIEWS).catch('waiting'), after: z.uuid().optional().catch(undefined) });

const NONE = {
  waiting: ['Nothing waits', 'Comments that you hold back come here, before readers see them.'],
  reported: ['Nothing was reported', 'When a reader reports a comment, you find it here with the reason.'],
  all: ['No comments yet', 'They come here as soon as your readers write.'],
  removed: ['Nothing was removed', 'What you remove stays here, and can be brought back.'],
} as const;

type Props = { searchParams: Promise<Record<string, string | string[]>> };

export default async function CommentsPage({ searchParams }: Props) {
  const { publication } = await requireMember('comments.moderate', PATH);
  const { view, after } = Query.parse(await searchParams);
  const found = await listModeration(publication.id, { view, after, limit: PAGE_ROWS + 1 });
  const shown = found.slice(0, PAGE_ROWS);
  const now = new Date();
  const address = (last?: string) => `${PATH}?${new URLSearchParams({ view, ...(last && { after: last }) })}`;
  const [title, text] = NONE[view];
  return (
    <CommentsFrame publicationId={publication.id} view={view}>
      {shown.length > 0 ? (
        <ModerationList
          comments={shown.map(({ post, createdAt, reports, state, ...comment }) => ({
            ...comment,
            state: state === 'waiting' || state === 'removed' ? state : 'shown',
            post: { title: post.title, href: `/dashboard/posts/${post.id}/issue` },
            pageHref: post.slug && state === 'shown' ? commentPath(post.slug, comment.id) : null,
            when: formatAgo(createdAt, now),
            reports: reports.map((report) => ({ ...report, when: formatAgo(report.createdAt, now) })),
          }))}
          decideAction={decideCommentAction}
          banAction={banCommenterAction}
        />
      ) : (
        <EmptyState title={title}>{text}</EmptyState>
      )}
      <Pagination first={after ? address() : null} next={found.length > PAGE_ROWS ? address(shown.at(-1)?.id) : null} />
    </CommentsFrame>
  );
}
