import { linkIdentifier } from '@/lib/auth/link-identifier';
import type { Tx } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { hideSuppression, recallSuppressions } from '@/lib/subscribers/hashed-suppression';
import { moveCommenter } from '@/lib/subscribers/move-commenter';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';
import { mergeSubscriber } from './merge-subscriber';
import { tellStripeAddressJob } from './tell-stripe-address-job';

type Move = { publicationId: string; subscriberId: string; email: string };

/** Moves a subscriber to another address, which its owner has confirmed, with all that hangs on the old one: what they pay,
 *  their seat in a group, their account. Another subscription under the new address becomes part of this one. In the
 *  caller's transaction, so nothing is lost half-way; Stripe is told by a job of the same transaction. */
export async function moveAddress(tx: Tx, { publicationId, subscriberId, email }: Move, now: Date): Promise<void> {
  const newFolded = foldEmail(email);
  // In the order of their ids, so that two moves at once never wait for each other.
  const rows = await tx.$queryRaw<{ id: string; email: string; emailFolded: string }[]>`
    select id, email, email_folded as "emailFolded" from subscriber where publication_id = ${publicationId}::uuid
      and (id = ${subscriberId}::uuid or email_folded = ${newFolded}) order by id for update`;
  const mine = rows.find(({ id }) => id === subscriberId);
  const other = rows.find(({ id }) => id !== subscriberId);
  if (!mine) throw new Error('The subscriber who moves is gone, and the change with them.');
  await recallSuppressions(tx, publicationId, [newFolded]);
  if (other) await mergeSubscriber(tx, { publicationId, fromId: other.id, intoId: subscriberId });
  await tx.subscriber.update({ where: { id: subscriberId, publicationId }, data: { email, emailFolded: newFolded } });
  const address = { publicationId, from: mine.emailFolded, to: newFolded };
  await moveSuppression(tx, address);
  await movePaying(tx, { ...address, subscriberId, email });
  await moveAccount(tx, address);
  await forgetOldAddress(tx, { ...address, oldEmail: mine.email });
  await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
}

type Address = { publicationId: string; from: string; to: string };

/** The new address has just answered, which lifts what bounced there. What the writer blocked moves along; of anything else the
 *  old address stays suppressed, by its hash, for nobody's name is left there. */
async function moveSuppression(tx: Tx, { publicationId, from, to }: Address) {
  await tx.suppression.deleteMany({ where: { publicationId, emailFolded: to, reason: { not: 'writer' } } });
  await tx.$executeRaw`
    insert into suppression (publication_id, email_folded, reason, at)
    select publication_id, ${to}, reason, at from suppression
    where publication_id = ${publicationId}::uuid and email_folded = ${from} and reason = 'writer'
    on conflict do nothing`;
  const old = await tx.suppression.count({ where: { publicationId, emailFolded: from } });
  if (old > 0) await hideSuppression(tx, publicationId, from);
}

async function movePaying(tx: Tx, { publicationId, from, to, subscriberId, email }: Address & Move) {
  const payers = await tx.payer.findMany({
    where: { publicationId, OR: [{ subscriberId }, { emailFolded: from }] },
    select: { id: true },
  });
  await tx.payer.updateMany({
    where: { publicationId, id: { in: payers.map(({ id }) => id) } },
    data: { email, emailFolded: to },
  });
  for (const { id: payerId } of payers) await tellStripeAddressJob.enqueue(tx, { publicationId, payerId });
  // A group that asked both addresses gave one person two seats.
  await tx.$executeRaw`
    delete from seat s using seat other where s.publication_id = ${publicationId}::uuid and s.email_folded = ${to}
      and other.paid_subscription_id = s.paid_subscription_id and other.email_folded = ${from}`;
  await tx.seat.updateMany({ where: { publicationId, emailFolded: from }, data: { email, emailFolded: to } });
  await tx.gift.updateMany({
    where: { publicationId, recipientEmail: { equals: from, mode: 'insensitive' } },
    data: { recipientEmail: email },
  });
}

/** The account goes along where nothing else hangs on it and the new address has none: then who is signed in stays so.
 *  Otherwise it is left as it is, and signed out here; the new address signs in by its own, which has then what was written
 *  and liked here. */
async function moveAccount(tx: Tx, { publicationId, from, to }: Address) {
  const user = await tx.user.findUnique({
    where: { email: from },
    select: { id: true, memberships: { select: { userId: true } } },
  });
  if (!user) return;
  const taken = await tx.user.findUnique({ where: { email: to }, select: { id: true } });
  const readsElsewhere = await tx.subscriber.findFirst({
    where: { emailFolded: from, publicationId: { not: publicationId } },
    select: { id: true },
  });
  if (!taken && !readsElsewhere && user.memberships.length === 0)
    await tx.user.update({ where: { id: user.id }, data: { email: to } });
  else {
    await tx.session.deleteMany({ where: { userId: user.id, publicationId } });
    if (user.memberships.length > 0) return;
    const toUserId = taken?.id ?? (await tx.user.create({ data: { email: to }, select: { id: true } })).id;
    await moveCommenter(tx, { publicationId, fromUserId: user.id, toUserId });
  }
}

/** Links to sign in that wait, and single mails to it: a later erasure looks for the address the reader has then. */
async function forgetOldAddress(tx: Tx, { publicationId, from, oldEmail }: Address & { oldEmail: string }) {
  await tx.signInRequest.deleteMany({ where: { publicationId, email: from } });
  await tx.verificationToken.deleteMany({ where: { identifier: linkIdentifier(publicationId, from) } });
  await tx.notice.deleteMany({ where: { publicationId, email: { equals: oldEmail, mode: 'insensitive' } } });
}
