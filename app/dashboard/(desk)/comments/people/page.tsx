import type { Metadata } from 'next';
import { BannedList } from '@/components/dashboard/comments/banned-list';
import { EmptyState } from '@/components/ui/empty-state';
import { listBanned } from '@/lib/comments/moderation/ban-commenter';
import { formatAgo } from '@/lib/format/dates';
import { requireMember } from '@/lib/publications/require-member';
import { banCommenterAction } from '../actions';
import { CommentsFrame } from '../frame';

export const metadata: Metadata = { title: 'Banned from commenting' };

export default async function BannedPage() {
  const { publication } = await requireMember('comments.moderate', '/dashboard/comments/people');
  const people = await listBanned(publication.id);
  const now = new Date();
  return (
    <CommentsFrame publicationId={publication.id} view="people">
      {people.length > 0 ? (
        <BannedList
          people={people.map(({ bannedAt, ...person }) => ({ ...person, when: formatAgo(bannedAt, now) }))}
          action={banCommenterAction}
        />
      ) : (
        <EmptyState title="Nobody is banned">Who you ban goes on reading, but can’t comment, like comments or report.</EmptyState>
      )}
    </CommentsFrame>
  );
}
