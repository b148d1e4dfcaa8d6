import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { sealAddress } from '@/lib/billing/stripe/hosted-address';

/** Sends whoever pressed a form's button to a page of Stripe's. With JavaScript the browser goes there by itself. Without, the
 *  answer to a form may lead to this site alone (form-action; Stripe's pages may stand on any domain of its customer's), so a
 *  page of ours leads on. */
export async function leaveFor(url: string): Promise<never> {
  const byScript = (await headers()).has('next-action');
  redirect(byScript ? url : `/upgrade/leave?to=${sealAddress(url)}`);
}
