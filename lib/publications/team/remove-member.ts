import { db } from '@/lib/db/db';
import { recordActivity } from '../record-activity';
import { lockMember } from './lock-member';
import { mayGiveRole } from './may-give-role';

type Input = { publicationId: string; actor: { id: string }; userId: string };
export type RemovedMember = { ok: true } | { ok: false; problem: 'member-unknown' | 'not-allowed' | 'last-owner' };

/** Takes a person out of the team, or lets one leave who asks it of themselves. They are signed out here at once, and no
 *  longer at any post; what they wrote stays. The last owner stays. */
export async function removeMember({ publicationId, actor, userId }: Input): Promise<RemovedMember> {
  return db.$transaction(async (tx) => {
    const member = await lockMember(tx, publicationId, userId);
    if (!member) return { ok: false, problem: 'member-unknown' };
    const acting = await tx.teamMember.findUnique({ where: { publicationId_userId: { publicationId, userId: actor.id } } });
    if (!acting || (actor.id !== userId && !mayGiveRole(acting.role, member.role))) return { ok: false, problem: 'not-allowed' };
    if (member.isLastOwner) return { ok: false, problem: 'last-owner' };
    await tx.teamMember.delete({ where: { publicationId_userId: { publicationId, userId } } });
    await tx.session.deleteMany({ where: { publicationId, userId } });
    await tx.postPresence.deleteMany({ where: { publicationId, userId } });
    await recordActivity(tx, {
      ...{ publicationId, userId: actor.id, act: actor.id === userId ? 'team.left' : 'team.removed', objectId: userId },
      objectName: member.user.name ?? member.user.email,
    });
    return { ok: true };
  });
}
