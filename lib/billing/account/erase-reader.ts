import { eraseSubscriber } from '@/lib/subscribers/erase-subscriber';
import { endPaying } from '../comps/end-paying';
import type { StripeProblem } from '../stripe/stripe-problem';

export type ErasedReader = { ok: true } | { ok: false; problem: 'subscriber-unknown' | StripeProblem };

/** Forgets a person, paying or not. What they pay is ended at Stripe first: erased before, they would be charged on and on
 *  with nobody left to ask. Half done, it may be repeated.
 *  @param userId the member of the team who did it; left out where the reader did */
export async function eraseReader(publicationId: string, subscriberId: string, userId?: string): Promise<ErasedReader> {
  const ended = await endPaying(publicationId, subscriberId);
  if (!ended.ok) return ended;
  return (await eraseSubscriber(publicationId, subscriberId, userId))
    ? { ok: true }
    : { ok: false, problem: 'subscriber-unknown' };
}
