import { db } from '@/lib/db/db';
import { log } from '@/lib/log';

const ACTIVITY_DAYS = 365;
/** A link that ran out is still shown for a while, with the way to send it again. */
const INVITATION_DAYS = 30;

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

/** Forgets what of all publications' teams has been kept long enough: the activity log after a year, invitations that ran
 *  out. Safe to repeat. */
export async function tidyTeam(now = new Date()) {
  const activities = await db.activity.deleteMany({ where: { at: { lt: daysBefore(now, ACTIVITY_DAYS) } } });
  const invitations = await db.invitation.deleteMany({ where: { expiresAt: { lt: daysBefore(now, INVITATION_DAYS) } } });
  log.info({ activities: activities.count, invitations: invitations.count }, 'team.tidied');
}
