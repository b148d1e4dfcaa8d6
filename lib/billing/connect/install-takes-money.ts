import { env } from '@/lib/env';

/** Whether publications may take money into the install's account, and whether that is real money. */
export function installTakesMoney(): { livemode: boolean } | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_FEE_PERCENT: connectOnly } = env();
  return key && connectOnly === undefined ? { livemode: /_live_/.test(key) } : null;
}
