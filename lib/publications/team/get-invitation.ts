import { db } from '@/lib/db/db';
import type { Role } from '@/lib/db/types';
import { sha256 } from '@/lib/secrets/hash';

export type OpenInvitation = { id: string; email: string; role: Role; invitedBy: string | null };

/** The invitation a mailed link names; null when it was answered, withdrawn, replaced by a newer one, ran out, or is another
 *  publication's. */
export async function getInvitation(publicationId: string, token: string, now = new Date()): Promise<OpenInvitation | null> {
  const found = await db.invitation.findFirst({
    where: { publicationId, tokenHash: sha256(token), expiresAt: { gt: now } },
    select: { id: true, email: true, role: true, invitedBy: { select: { name: true, email: true } } },
  });
  return found && { ...found, invitedBy: found.invitedBy && (found.invitedBy.name ?? found.invitedBy.email) };
}
