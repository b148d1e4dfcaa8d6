import type { Metadata } from 'next';
import { z } from 'zod';
import { TrashList } from '@/components/dashboard/trash-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { formatAgo, formatDate } from '@/lib/format/dates';
import { listTrash } from '@/lib/posts/list-trash';
import { mayWithPost } from '@/lib/posts/may-with-post';
import { requireMember } from '@/lib/publications/require-member';
import { purgePostAction, restorePostAction } from './actions';

export const metadata: Metadata = { title: 'Trash' };

const PATH = '/dashboard/posts/trash';
const PAGE_ROWS = 30;
const Query = z.object({ after: z.uuid().optional().catch(undefined) });

type Props = { searchParams: Promise<Record<string, string | string[]>> };

export default async function TrashPage({ searchParams }: Props) {
  const member = await requireMember('post.create', PATH);
  const { publication } = member;
  const { after } = Query.parse(await searchParams);
  const found = await listTrash({ publicationId: publication.id, after, limit: PAGE_ROWS + 1 });
  const shown = found.slice(0, PAGE_ROWS);
  const now = new Date();
  const where = { language: 'en', timeZone: publication.timeZone };
  return (
    <>
      <PageHeader title="Trash" back={{ label: 'Posts', href: '/dashboard/posts' }}>
        Deleted posts stay here for 30 days, then they are deleted for good.
      </PageHeader>
      {shown.length > 0 ? (
        <TrashList
          posts={shown.map(({ id, title, wasPublished, deletedAt, deletedBy, endsAt, authorId }) => ({
            ...{ id, title, wasPublished },
            note: `Deleted ${formatAgo(deletedAt, now)}${deletedBy ? ` by ${deletedBy}` : ''} · stays until ${formatDate(endsAt, where)}`,
            mayRestore: mayWithPost(member, wasPublished ? 'publish' : 'edit', { authorId }),
            mayPurge: mayWithPost(member, wasPublished ? 'publish' : 'delete', { authorId }),
          }))}
          restoreAction={restorePostAction}
          purgeAction={purgePostAction}
        />
      ) : (
        <EmptyState title="The trash is empty">What you delete can be brought back from here for 30 days.</EmptyState>
      )}
      <Pagination first={after ? PATH : null} next={found.length > PAGE_ROWS ? `${PATH}?after=${shown.at(-1)?.id}` : null} />
    </>
  );
}
