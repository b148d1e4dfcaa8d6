import type { Prisma, Tx } from '@/lib/db/types';

type LockedMember = Prisma.TeamMemberGetPayload<{ include: { user: true } }> & { isLastOwner: boolean };

/** A member, while nobody else changes the team until the transaction ends; null when the publication has none of this id. */
export async function lockMember(tx: Tx, publicationId: string, userId: string): Promise<LockedMember | null> {
  await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
  const member = await tx.teamMember.findUnique({
    where: { publicationId_userId: { publicationId, userId } },
    include: { user: true },
  });
  if (!member) return null;
  const owners = await tx.teamMember.count({ where: { publicationId, role: 'owner' } });
  return { ...member, isLastOwner: member.role === 'owner' && owners === 1 };
}
