import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';

/** Where a sign-in mail for this person goes: the address as it is stored, never as it was asked for. Null for who is
 *  neither in the team, nor asked to join it, nor ever confirmed a subscription here; and for a reader whose address is
 *  suppressed.
 *  A reader who unsubscribed from the posts may still sign in.
 *  @param email folded */
export async function signInAddress(publicationId: string, email: string, tx: Tx = db): Promise<string | null> {
  const member = await tx.teamMember.findFirst({
    where: { publicationId, user: { email } },
    select: { user: { select: { email: true } } },
  });
  if (member) return member.user.email;
  const suppression = await tx.suppression.findUnique({
    where: { publicationId_emailFolded: { publicationId, emailFolded: email } },
    select: { at: true },
  });
  const subscriber = await tx.subscriber.findFirst({
    where: { publicationId, emailFolded: email, subscription: { confirmedAt: { not: null } } },
    select: { email: true },
  });
  if (subscriber && !suppression) return subscriber.email;
  // Who was asked to join proves their address the same way; the mail they were asked by was sent to it.
  const invited = await tx.invitation.findFirst({
    where: { publicationId, email, expiresAt: { gt: new Date() } },
    select: { email: true },
  });
  return invited?.email ?? null;
}
