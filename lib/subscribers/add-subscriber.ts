import { parseEmail } from '@/lib/format/email';
import { askToConfirm } from './ask-to-confirm';

export type AddedSubscriber =
  | { ok: true }
  | { ok: false; problem: 'email-invalid' | 'already-subscribed' | 'asked-lately' | 'blocked' };

/** The writer adds an address by hand. It is asked to confirm like any other: nobody is subscribed by someone else. */
export async function addSubscriber(
  { publicationId, email: typed, name }: { publicationId: string; email: string; name?: string | null },
  now = new Date(),
): Promise<AddedSubscriber> {
  const email = parseEmail(typed);
  if (!email) return { ok: false, problem: 'email-invalid' };
  const asked = await askToConfirm({ publicationId, email, name: name?.trim() || null, source: 'writer' }, now);
  if (asked === 'asked') return { ok: true };
  return { ok: false, problem: asked === 'subscribed' ? 'already-subscribed' : asked };
}
