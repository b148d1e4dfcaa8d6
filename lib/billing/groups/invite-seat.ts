import { z } from 'zod';
import { limitRate } from '@/lib/auth/limit-rate';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import type { Own } from '../account/own-subscription';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';

const INVITATION_DAYS = 30;
const DAY_MS = 86_400_000;
const INVITATIONS_A_DAY = 50;
/** From one group: a place that is given and taken back fills nobody's inbox. */
const TO_ONE_A_DAY = 5;

export type Invited =
  | { ok: true }
  | { ok: false; problem: 'unknown' | 'email-invalid' | 'group-full' | 'already-invited' | 'own-address' | 'too-many' };

/** The group of a payer, held: places are given one after the other. Null for any other's. */
async function lockGroup(tx: Tx, { publicationId, email, paidSubscriptionId }: Own) {
  if (!z.uuid().safeParse(paidSubscriptionId).success) return null;
  await tx.$queryRaw`select id from paid_subscription where id = ${paidSubscriptionId}::uuid for update`;
  return tx.paidSubscription.findFirst({
    where: { id: paidSubscriptionId, publicationId, endedAt: null, payer: { emailFolded: foldEmail(email) } },
    include: { seats: true, payer: true, publication: true },
  });
}

/** Keeps a place of a group for an address, and mails it an invitation. It reads once it accepts. */
export async function inviteSeat(own: Own, typed: string, now = new Date()): Promise<Invited> {
  const email = parseEmail(typed);
  if (!email) return { ok: false, problem: 'email-invalid' };
  if (!(await limitRate(`invite-seat:${own.publicationId}:${own.paidSubscriptionId}`, INVITATIONS_A_DAY, 86_400, now)))
    return { ok: false, problem: 'too-many' };
  if (!(await limitRate(`invite-seat:${own.paidSubscriptionId}:${foldEmail(email)}`, TO_ONE_A_DAY, 86_400, now)))
    return { ok: false, problem: 'too-many' };
  return db.$transaction(async (tx) => {
    const group = await lockGroup(tx, own);
    if (!group) return { ok: false, problem: 'unknown' };
    const emailFolded = foldEmail(email);
    if (emailFolded === group.payer.emailFolded) return { ok: false, problem: 'own-address' };
    if (group.seats.some((seat) => seat.emailFolded === emailFolded)) return { ok: false, problem: 'already-invited' };
    if (group.seats.length >= group.quantity - 1) return { ok: false, problem: 'group-full' };
    const token = randomToken();
    const { publication, publicationId } = group;
    await tx.seat.create({
      data: { publicationId, paidSubscriptionId: group.id, email, emailFolded, tokenHash: sha256(token), invitedAt: now },
    });
    await queueNotice(tx, {
      publicationId,
      email,
      expiresAt: new Date(now.getTime() + 2 * DAY_MS),
      kind: 'group-invitation',
      props: {
        homeUrl: publicationUrl(publication),
        acceptUrl: publicationUrl(publication, `/group/${token}`),
        from: group.payer.email,
      },
    });
    return { ok: true };
  });
}

/** Takes a place back: whoever had it reads by it no more. @returns false where the payer's group has no such place */
export async function removeSeat(own: Own, seatId: string, now = new Date()): Promise<boolean> {
  if (!z.uuid().safeParse(seatId).success) return false;
  return db.$transaction(async (tx) => {
    const group = await lockGroup(tx, own);
    const seat = group?.seats.find(({ id }) => id === seatId);
    if (!group || !seat) return false;
    const { publicationId } = group;
    await tx.seat.delete({ where: { id: seatId, publicationId } });
    const readers = [...new Set(group.seats.map(({ subscriberId }) => subscriberId))].sort();
    for (const subscriberId of readers) if (subscriberId) await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
    return true;
  });
}

type InvitationView = { from: string; email: string };
type Found = { ok: true; invitation: InvitationView } | { ok: false; problem: 'invitation-unknown' | 'invitation-expired' };

const findSeat = (tx: Pick<Tx, 'seat'>, publicationId: string, token: string) =>
  tx.seat.findFirst({
    where: { publicationId, tokenHash: sha256(token), paidSubscription: { endedAt: null } },
    include: { paidSubscription: { include: { payer: true } } },
  });
const expired = (invitedAt: Date, now: Date) => now.getTime() - invitedAt.getTime() > INVITATION_DAYS * DAY_MS;

/** What a mailed link invites to, for the page that shows its button. Changes nothing: scanners follow links. */
export async function getInvitation(publicationId: string, token: string, now = new Date()): Promise<Found> {
  const seat = await findSeat(db, publicationId, token);
  if (!seat) return { ok: false, problem: 'invitation-unknown' };
  if (expired(seat.invitedAt, now)) return { ok: false, problem: 'invitation-expired' };
  return { ok: true, invitation: { from: seat.paidSubscription.payer.email, email: seat.email } };
}
