import { db } from '@/lib/db/db';
import type { Role } from '@/lib/db/types';

export type InvitationRow = { id: string; email: string; role: Role; createdAt: Date; expiresAt: Date };

/** Who was asked to join and has not answered, those asked last first; those whose link ran out are among them for the
 *  nightly job to clear away. */
export const listInvitations = (publicationId: string): Promise<InvitationRow[]> =>
  db.invitation.findMany({
    where: { publicationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, email: true, role: true, createdAt: true, expiresAt: true },
  });
