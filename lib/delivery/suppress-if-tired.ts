import type { Tx } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { listSoftBounces, type SoftBounce } from './list-soft-bounces';
import { suppress } from './suppress';

/** Soft bounces in a row, and over how many days, that end an address (MAIL.md 5.5). */
const SOFT_BOUNCES = 5;
const SOFT_DAYS = 14;
const DAY_MS = 86_400_000;

/** Suppresses an address whose messages have bounced softly for long enough, or whose domain still has no mail server a
 *  day after it had none. Dated by the bounce that crossed the line, which is the same in whatever order they came. */
export async function suppressIfTired(
  tx: Tx,
  reader: { publicationId: string; subscriberId: string; email: string },
): Promise<void> {
  const bounces = await listSoftBounces(tx, reader);
  const tiredAt = crossing(bounces, SOFT_BOUNCES, SOFT_DAYS);
  const unreachable = bounces.filter(({ status }) => status === '5.1.2');
  const goneAt = crossing(unreachable, 2, 1);
  const { publicationId, email } = reader;
  const found = { publicationId, emailFolded: foldEmail(email) };
  if (goneAt) await suppress(tx, { ...found, reason: 'hard_bounce', at: goneAt, detail: 'The domain has no mail server.' });
  if (tiredAt) await suppress(tx, { ...found, reason: 'soft_bounces', at: tiredAt, detail: 'Message after message came back.' });
}

/** When the bounces, oldest first, had become `count` over `days`; null where they have not. */
function crossing(bounces: SoftBounce[], count: number, days: number): Date | null {
  const first = bounces[0]?.at.getTime() ?? 0;
  return bounces.find(({ at }, index) => index >= count - 1 && at.getTime() - first >= days * DAY_MS)?.at ?? null;
}
