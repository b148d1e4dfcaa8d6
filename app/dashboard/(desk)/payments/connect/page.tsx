import { redirect } from 'next/navigation';
import { refreshAccount } from '@/lib/billing/connect/refresh-account';
import { requireMember } from '@/lib/publications/require-member';

/** Where Stripe sends the owner back to after filling in an account. What Stripe says about it counts, not that they came. */
export default async function ConnectedPage() {
  const { publication } = await requireMember('billing.change', '/dashboard/payments');
  await refreshAccount(publication.id);
  redirect('/dashboard/payments');
}
