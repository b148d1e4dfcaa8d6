import { db } from '@/lib/db/db';
import type { User } from '@/lib/db/types';
import { sha256 } from '@/lib/secrets/hash';
import { recordActivity } from '../record-activity';

type Input = {
  publicationId: string;
  token: string;
  user: Pick<User, 'id' | 'email' | 'name'> /** Theirs, where none is known */;
  name?: string;
};
export type Accepted = { ok: true } | { ok: false; problem: 'invitation-unknown' | 'other-address' };

/** Makes the one who is signed in a member, where the mailed link was sent to their address: a link alone, forwarded or found,
 *  opens nothing. Of two presses the second finds the invitation answered. */
export async function acceptInvitation({ publicationId, token, user, name }: Input, now = new Date()): Promise<Accepted> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const invitation = await tx.invitation.findFirst({
      where: { publicationId, tokenHash: sha256(token), expiresAt: { gt: now } },
    });
    if (!invitation) return { ok: false, problem: 'invitation-unknown' };
    if (invitation.email !== user.email) return { ok: false, problem: 'other-address' };
    await tx.invitation.delete({ where: { id: invitation.id, publicationId } });
    const { role } = invitation;
    await tx.teamMember.createMany({ data: [{ publicationId, userId: user.id, role }], skipDuplicates: true });
    const called = name?.trim().slice(0, 100);
    if (!user.name && called) await tx.user.update({ where: { id: user.id }, data: { name: called } });
    await recordActivity(tx, {
      ...{ publicationId, userId: user.id, act: 'team.joined' },
      objectId: user.id,
      objectName: (user.name ?? called) || user.email,
    });
    return { ok: true };
  });
}
