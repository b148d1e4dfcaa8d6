import type { Metadata } from 'next';
import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import { RevisionList } from '@/components/dashboard/revision-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { formatAgo, formatDateTime } from '@/lib/format/dates';
import { listRevisions } from '@/lib/posts/list-revisions';

export const metadata: Metadata = { title: 'Earlier versions' };

const PAGE_ROWS = 20;
const Query = z.object({ after: z.uuid().optional().catch(undefined) });

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function RevisionsPage({ params, searchParams }: Props) {
  const { publication, post } = await requirePost('edit', (await params).id);
  const { after } = Query.parse(await searchParams);
  const found = await listRevisions({ publicationId: publication.id, postId: post.id, after, limit: PAGE_ROWS + 1 });
  const shown = found.slice(0, PAGE_ROWS);
  const path = `/dashboard/posts/${post.id}/revisions`;
  const where = { language: 'en', timeZone: publication.timeZone };
  return (
    <>
      <PageHeader
        title={`Earlier versions of “${post.title || 'Untitled'}”`}
        back={{ label: 'Back to the post', href: `/dashboard/posts/${post.id}` }}
      >
        Last saved: {formatAgo(post.updatedAt, new Date())}. While you write, a version is kept every five minutes, and one each
        time you publish. After a day one an hour stays, after a month one a day.
      </PageHeader>
      {shown.length > 0 ? (
        <RevisionList
          revisions={shown.map(({ id, at, ...rest }) => ({
            ...rest,
            id,
            href: `${path}/${id}`,
            when: formatDateTime(at, where),
          }))}
        />
      ) : (
        <EmptyState title="No earlier version yet">The first is kept some minutes after you begin to write.</EmptyState>
      )}
      <Pagination first={after ? path : null} next={found.length > PAGE_ROWS ? `${path}?after=${shown.at(-1)?.id}` : null} />
    </>
  );
}
