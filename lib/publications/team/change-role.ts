import { db } from '@/lib/db/db';
import type { Role } from '@/lib/db/types';
import { recordActivity } from '../record-activity';
import { lockMember } from './lock-member';
import { mayGiveRole } from './may-give-role';

type Input = { publicationId: string; actor: { id: string }; userId: string; role: Role };
export type ChangedRole = { ok: true } | { ok: false; problem: 'member-unknown' | 'not-allowed' | 'last-owner' };

/** Gives a member another role, which holds from their next request on. There is always an owner. Safe to repeat. */
export async function changeRole({ publicationId, actor, userId, role }: Input): Promise<ChangedRole> {
  return db.$transaction(async (tx) => {
    const member = await lockMember(tx, publicationId, userId);
    if (!member) return { ok: false, problem: 'member-unknown' };
    // Read under the lock: who was made less a moment ago changes nobody any more.
    const acting = await tx.teamMember.findUnique({ where: { publicationId_userId: { publicationId, userId: actor.id } } });
    if (!acting || !mayGiveRole(acting.role, role) || !mayGiveRole(acting.role, member.role))
      return { ok: false, problem: 'not-allowed' };
    if (member.role === role) return { ok: true };
    if (member.isLastOwner) return { ok: false, problem: 'last-owner' };
    await tx.teamMember.update({ where: { publicationId_userId: { publicationId, userId } }, data: { role } });
    await recordActivity(tx, {
      ...{ publicationId, userId: actor.id, act: 'team.role-changed', objectId: userId },
      objectName: `${member.user.name ?? member.user.email}: ${member.role} → ${role}`,
    });
    return { ok: true };
  });
}
