import { db } from '@/lib/db/db';
import type { Role } from '@/lib/db/types';

export type Membership = { publicationId: string; name: string; host: string; role: Role; suspendedAt: Date | null };

/** The publications whose team a person is in, by their names. It is asked for the person's own eyes alone: nobody else
 *  learns what somebody works on. */
export async function listMemberships(userId: string): Promise<Membership[]> {
  const rows = await db.teamMember.findMany({
    where: { userId, publication: { deletedAt: null } },
    select: { role: true, publication: { select: { id: true, name: true, host: true, suspendedAt: true } } },
  });
  return rows
    .map(({ role, publication: { id, ...publication } }) => ({ publicationId: id, role, ...publication }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.host.localeCompare(b.host));
}
