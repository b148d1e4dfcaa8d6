import { limitRate } from '@/lib/auth/limit-rate';
import { parseEmail } from '@/lib/format/email';
import { askToConfirm } from './ask-to-confirm';

export type AddedSubscriber =
  | { ok: true }
  | { ok: false; problem: 'email-invalid' | 'already-subscribed' | 'asked-lately' | 'blocked' | 'too-many' };

/** By hand, one after the other; more is no longer by hand, and strangers would be mailed. */
const BY_HAND_A_DAY = 200;
const DAY_SECONDS = 86_400;

/** The writer adds an address by hand. It is asked to confirm like any other: nobody is subscribed by someone else. */
export async function addSubscriber(
  { publicationId, email: typed, name }: { publicationId: string; email: string; name?: string | null },
  now = new Date(),
): Promise<AddedSubscriber> {
  const email = parseEmail(typed);
  if (!email) return { ok: false, problem: 'email-invalid' };
  if (!(await limitRate(`add-subscriber:${publicationId}`, BY_HAND_A_DAY, DAY_SECONDS, now)))
    return { ok: false, problem: 'too-many' };
  const asked = await askToConfirm({ publicationId, email, name: name?.trim() || null, source: 'writer' }, now);
  if (asked === 'asked') return { ok: true };
  return { ok: false, problem: asked === 'subscribed' ? 'already-subscribed' : asked };
}
