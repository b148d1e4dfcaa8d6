import type { Tx } from '@/lib/db/types';
import type { NoticeKind, NoticeProps } from '@/lib/notices/notice-props';
import { queueNotice } from '@/lib/notices/queue-notice';

const WEEK_MS = 7 * 86_400_000;

/** Tells the owners and admins of a publication, and one person more where one is concerned, each once.
 *  @param userId whose doing it was, where it was somebody's */
export async function queueTeamNotice<Kind extends NoticeKind>(
  tx: Tx,
  { publicationId, userId, kind, props }: { publicationId: string; userId?: string | null; kind: Kind; props: NoticeProps<Kind> },
  now: Date,
): Promise<void> {
  const users = await tx.user.findMany({
    where: {
      OR: [
        { memberships: { some: { publicationId, role: { in: ['owner', 'admin'] } } } },
        ...(userId ? [{ id: userId, memberships: { some: { publicationId } } }] : []),
      ],
    },
    select: { email: true },
  });
  const expiresAt = new Date(now.getTime() + WEEK_MS);
  for (const { email } of users) await queueNotice(tx, { publicationId, email, expiresAt, kind, props });
}
