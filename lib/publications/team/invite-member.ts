import { limitRate } from '@/lib/auth/limit-rate';
import { db } from '@/lib/db/db';
import type { Publication, Role } from '@/lib/db/types';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { queueNotice } from '@/lib/notices/queue-notice';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { publicationUrl } from '../publication-url';
import { recordActivity } from '../record-activity';
import { mayGiveRole } from './may-give-role';

const INVITATION_DAYS = 7;
/** Open ones at a time: nobody mails the world from here. */
const MOST = 50;
/** To one address, from all publications of the install together: the same one asked again and again is nobody's wish. */
const TO_ONE_A_DAY = 5;

type Input = {
  publication: Pick<Publication, 'id' | 'host'>;
  inviter: { id: string; name: string | null; email: string; role: Role };
  /** As typed */
  email: string;
  role: Role;
};
export type Invited =
  | { ok: true }
  | { ok: false; problem: 'email-invalid' | 'not-allowed' | 'already-member' | 'too-many' | 'asked-often' };

/** Asks an address to join the team, by a mailed link that works for a week and for that address alone. Asked again, the
 *  mail is sent anew with another role perhaps, and the older link is dead. */
export async function inviteMember({ publication, inviter, email: typed, role }: Input, now = new Date()): Promise<Invited> {
  const address = parseEmail(typed);
  if (!address) return { ok: false, problem: 'email-invalid' };
  if (!mayGiveRole(inviter.role, role)) return { ok: false, problem: 'not-allowed' };
  const { id: publicationId } = publication;
  const email = foldEmail(address);
  if (!(await limitRate(`invite:to:${email}`, TO_ONE_A_DAY, 86_400, now))) return { ok: false, problem: 'asked-often' };
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    if (await tx.teamMember.findFirst({ where: { publicationId, user: { email } }, select: { userId: true } }))
      return { ok: false, problem: 'already-member' };
    const others = await tx.invitation.count({ where: { publicationId, expiresAt: { gt: now }, email: { not: email } } });
    if (others >= MOST) return { ok: false, problem: 'too-many' };
    const data = { role, tokenHash: sha256(token), invitedById: inviter.id, createdAt: now, expiresAt };
    const { id } = await tx.invitation.upsert({
      where: { publicationId_email: { publicationId, email } },
      create: { publicationId, email, ...data },
      update: data,
    });
    await queueNotice(tx, {
      ...{ publicationId, email: address, expiresAt, kind: 'invite' },
      props: {
        homeUrl: publicationUrl(publication),
        inviteUrl: publicationUrl(publication, `/invite/${token}`),
        inviter: inviter.name ?? inviter.email,
        role,
        days: INVITATION_DAYS,
      },
    });
    await recordActivity(tx, { publicationId, userId: inviter.id, act: 'team.invited', objectId: id, objectName: email });
    return { ok: true };
  });
}
