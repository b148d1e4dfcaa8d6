import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';
import { unseal } from '@/lib/secrets/seal';
import { monthsWords } from '@/lib/words/price-words';
import { wordsFor } from '@/lib/words/words-for';

const DAY_MS = 86_400_000;

type Named = { publicationId: string; giftId: string };

/** Mails a gift to whom it is for, in the caller's transaction: once, and not one whose money was given back, that was redeemed
 *  already, or whose recipient was erased since. Safe to repeat. */
export async function mailGift(tx: Tx, { publicationId, giftId }: Named, now: Date): Promise<void> {
  const { count } = await tx.gift.updateMany({
    where: {
      ...{ id: giftId, publicationId, recipientEmail: { not: null } },
      ...{ deliveredAt: null, revokedAt: null, redeemedAt: null },
    },
    data: { deliveredAt: now },
  });
  if (count === 0) return;
  const gift = await tx.gift.findUniqueOrThrow({ where: { id: giftId, publicationId }, include: { publication: true } });
  const { publication, recipientEmail, recipientName, message, months, sealedCode } = gift;
  if (!recipientEmail) return;
  await queueNotice(tx, {
    publicationId,
    email: recipientEmail,
    expiresAt: new Date(now.getTime() + 7 * DAY_MS),
    kind: 'gift',
    props: {
      homeUrl: publicationUrl(publication),
      redeemUrl: publicationUrl(publication, `/gift/${String(unseal('gift', sealedCode))}`),
      ...{ recipientName, message },
      howLong: monthsWords(months, wordsFor(publication.language)),
    },
  });
  log.info({ publicationId, giftId }, 'gift.delivered');
}

/** The day its giver chose has come. */
export const deliverGift = (named: Named, now = new Date()): Promise<void> => db.$transaction((tx) => mailGift(tx, named, now));
