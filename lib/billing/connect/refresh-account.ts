import { log } from '@/lib/log';
import { mirrorAccount } from '../mirror/mirror-account';
import { stripeProblem } from '../stripe/stripe-problem';
import { getTill } from '../stripe/till';

/** Asks Stripe whether the publication's account may take money by now. Where Stripe does not answer all stays as it is:
 *  its event tells later. */
export async function refreshAccount(publicationId: string): Promise<void> {
  const till = await getTill(publicationId);
  if (!till) return;
  try {
    await mirrorAccount(till);
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    log.warn({ publicationId, problem }, 'stripe-account.not-asked');
  }
}
