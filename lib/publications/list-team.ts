import { db } from '@/lib/db/db';
import type { Role } from '@/lib/db/types';

export type TeamMemberRow = { userId: string; name: string | null; email: string; role: Role; joinedAt: Date };

/** Everyone who may work on a publication, those who came first first. */
export async function listTeam(publicationId: string): Promise<TeamMemberRow[]> {
  const rows = await db.teamMember.findMany({
    where: { publicationId },
    orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }],
    select: { userId: true, role: true, joinedAt: true, user: { select: { name: true, email: true } } },
  });
  return rows.map(({ user, ...row }) => ({ ...row, ...user }));
}
