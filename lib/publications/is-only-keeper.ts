import { db } from '@/lib/db/db';

/** Whether a person is the only one who may change a publication's settings, and so the only one who could have had its
 *  custom domain lead elsewhere. */
export async function isOnlyKeeper(publicationId: string, userId: string): Promise<boolean> {
  const keepers = await db.teamMember.findMany({
    where: { publicationId, role: { in: ['owner', 'admin'] } },
    select: { userId: true },
    take: 2,
  });
  return keepers.length === 1 && keepers[0]?.userId === userId;
}
