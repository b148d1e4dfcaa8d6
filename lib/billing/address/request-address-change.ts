import { limitRate } from '@/lib/auth/limit-rate';
import { db } from '@/lib/db/db';
import type { Publication, Tx } from '@/lib/db/types';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';
import { signUntil } from '@/lib/secrets/sign-until';
import { hashedAddress } from '@/lib/subscribers/hashed-suppression';
import { ADDRESS_PURPOSES, type AddressSide } from './address-link';

const HOURS = 24;
const DAY_SECONDS = 86_400;
const CHANGES_A_DAY = 5;
/** From all publications of the install together: nobody's inbox is filled by somebody who says it were theirs. */
const MAILS_A_DAY_TO_ONE = 5;

export type AddressChangeRequested =
  | { ok: true }
  | { ok: false; problem: 'email-invalid' | 'same-address' | 'team-member' | 'too-many' };

type Wish = { publication: Publication; subscriber: { id: string; email: string }; email: string };

/** A reader wishes to be mailed at another address. Mails a link to the old and to the new one; the change is made when both
 *  were followed (confirmAddressChange). An earlier wish is dropped. The answer is the same whether or not the new address is
 *  known here; one that the writer blocked is not mailed.
 *  @param email unchecked */
export async function requestAddressChange(
  { publication, subscriber, email: typed }: Wish,
  now = new Date(),
): Promise<AddressChangeRequested> {
  const { id: publicationId } = publication;
  const email = parseEmail(typed);
  if (!email) return { ok: false, problem: 'email-invalid' };
  const [oldFolded, newFolded] = [foldEmail(subscriber.email), foldEmail(email)];
  if (oldFolded === newFolded) return { ok: false, problem: 'same-address' };
  // Who is in the team is named by the account, which a reader's change leaves alone.
  if (await db.teamMember.findFirst({ where: { publicationId, user: { email: oldFolded } }, select: { userId: true } }))
    return { ok: false, problem: 'team-member' };
  const allowed =
    (await limitRate(`address-change:${subscriber.id}`, CHANGES_A_DAY, DAY_SECONDS, now)) &&
    (await limitRate(`address-change:to:${newFolded}`, MAILS_A_DAY_TO_ONE, DAY_SECONDS, now));
  if (!allowed) return { ok: false, problem: 'too-many' };
  const blocked = await db.suppression.findFirst({
    where: { publicationId, emailFolded: { in: [newFolded, hashedAddress(publicationId, newFolded)] }, reason: 'writer' },
    select: { at: true },
  });
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000);
  await db.$transaction(async (tx) => {
    await tx.addressChange.deleteMany({ where: { publicationId, subscriberId: subscriber.id } });
    const { id } = await tx.addressChange.create({
      data: { publicationId, subscriberId: subscriber.id, newEmail: email, expiresAt },
      select: { id: true },
    });
    const change = { id, publication, expiresAt, from: subscriber.email, to: email };
    await queueLink(tx, change, 'old');
    if (!blocked) await queueLink(tx, change, 'new');
  });
  return { ok: true };
}

type Change = { id: string; publication: Publication; expiresAt: Date; from: string; to: string };

const queueLink = (tx: Tx, { id, publication, expiresAt, from, to }: Change, side: AddressSide) =>
  queueNotice(tx, {
    publicationId: publication.id,
    email: side === 'old' ? from : to,
    expiresAt,
    kind: 'change-address',
    props: {
      homeUrl: publicationUrl(publication),
      confirmUrl: publicationUrl(publication, `/address/${signUntil(ADDRESS_PURPOSES[side], id, expiresAt)}`),
      side,
      from,
      to,
      hours: HOURS,
    },
  });

/** The new address of a change that waits for its links, and which of them were followed; null where none waits. */
export const getWaitingChange = (publicationId: string, subscriberId: string, now = new Date()) =>
  db.addressChange.findFirst({
    where: { publicationId, subscriberId, finishedAt: null, expiresAt: { gt: now } },
    select: { newEmail: true, oldConfirmedAt: true, newConfirmedAt: true },
  });

/** Drops a change that waits: its links are dead. Safe to repeat. */
export async function dropAddressChange(publicationId: string, subscriberId: string): Promise<void> {
  await db.addressChange.deleteMany({ where: { publicationId, subscriberId, finishedAt: null } });
}
