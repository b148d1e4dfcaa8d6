import type { Tx } from '@/lib/db/types';

/** The name a person is shown by: a member of the team by the one of their profile, a reader by the one they gave. "" where
 *  there is none yet. */
export async function nameOf(
  tx: Tx,
  { publicationId, userId, name }: { publicationId: string; userId: string; name: string },
): Promise<string> {
  const member = await tx.teamMember.findUnique({
    where: { publicationId_userId: { publicationId, userId } },
    select: { user: { select: { name: true, profiles: { where: { publicationId }, select: { name: true } } } } },
  });
  return member?.user.profiles[0]?.name || member?.user.name || name;
}
