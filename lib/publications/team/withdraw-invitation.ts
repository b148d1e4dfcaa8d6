import { db } from '@/lib/db/db';
import { recordActivity } from '../record-activity';

/** Takes an invitation back: its link is dead from now on. Safe to repeat. */
export async function withdrawInvitation(input: { publicationId: string; invitationId: string; userId: string }): Promise<void> {
  const { publicationId, invitationId, userId } = input;
  await db.$transaction(async (tx) => {
    const found = await tx.invitation.findFirst({ where: { id: invitationId, publicationId } });
    if (!found) return;
    await tx.invitation.deleteMany({ where: { id: invitationId, publicationId } });
    await recordActivity(tx, {
      ...{ publicationId, userId, act: 'team.invitation-withdrawn' },
      objectId: invitationId,
      objectName: found.email,
    });
  });
}
