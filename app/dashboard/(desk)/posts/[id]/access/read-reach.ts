import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { zonedTime } from '@/lib/format/zoned-time';
import type { Reach } from '@/lib/posts/reach';

export const AccessField = z.enum(['everyone', 'free', 'paid']).default('everyone');
/** What ReachFields sends. */
export const REACH_FIELDS = {
  access: AccessField,
  unlocks: z.literal('on').optional(),
  unlocksAt: z.string().default(''),
  listed: z.enum(['yes', 'no']).default('yes'),
};
const Fields = z.object(REACH_FIELDS);

/** The reach that a form asks for, or what the form is told. Times are those of the publication. */
export function readReach(
  values: Record<string, string>,
  timeZone: string,
): { ok: true; reach: Reach } | { ok: false; state: FormState } {
  const input = Fields.safeParse(values);
  if (!input.success) return { ok: false, state: { message: 'This form was incomplete. Load the page again.' } };
  const { access, unlocks, unlocksAt: local, listed } = input.data;
  const waits = unlocks !== undefined && access !== 'everyone';
  const unlocksAt = waits ? zonedTime(local, timeZone) : null;
  if (waits && !unlocksAt) return { ok: false, state: { fields: { unlocksAt: ['Choose a day and a time.'] } } };
  return { ok: true, reach: { access, unlocksAt, unlisted: listed === 'no' } };
}
