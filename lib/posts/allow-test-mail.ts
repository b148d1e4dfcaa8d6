import { limitRate } from '@/lib/auth/limit-rate';
import { db } from '@/lib/db/db';
import { foldEmail } from '@/lib/format/email';

const HOUR = 3600;
const DAY = 86_400;
/** Of one person, wherever they go */
const PER_HOUR = 30;
/** Of one publication, to addresses that are nobody's of its team */
const STRANGERS_PER_DAY = 20;
/** To one such address, from all publications of the install */
const TO_ONE_PER_DAY = 5;

export type TestMailLeave =
  | { ok: true }
  | {
      ok: false;
      /** suppressed: an address this publication never mails. too-many: this person asks too often. too-many-strangers: this
       *  publication, or everyone together for this address, has had its share of the day. */
      problem: 'suppressed' | 'too-many' | 'too-many-strangers';
    };

/** Whether a test mail may go to an address now, and counts it: a test is no way to mail strangers. The team's own
 *  addresses are bounded by the hour alone.
 *  @param to screened by parseEmail() */
export async function allowTestMail(
  { publicationId, userId, to }: { publicationId: string; userId: string; to: string },
  now = new Date(),
): Promise<TestMailLeave> {
  const emailFolded = foldEmail(to);
  const suppressed = await db.suppression.findUnique({
    where: { publicationId_emailFolded: { publicationId, emailFolded } },
    select: { reason: true },
  });
  if (suppressed) return { ok: false, problem: 'suppressed' };
  if (!(await limitRate(`test-mail:${userId}`, PER_HOUR, HOUR, now))) return { ok: false, problem: 'too-many' };
  const team = await db.teamMember.findMany({ where: { publicationId }, select: { user: { select: { email: true } } } });
  if (team.some(({ user }) => foldEmail(user.email) === emailFolded)) return { ok: true };
  const allowed =
    (await limitRate(`test-mail:strangers:${publicationId}`, STRANGERS_PER_DAY, DAY, now)) &&
    (await limitRate(`test-mail:to:${emailFolded}`, TO_ONE_PER_DAY, DAY, now));
  return allowed ? { ok: true } : { ok: false, problem: 'too-many-strangers' };
}
