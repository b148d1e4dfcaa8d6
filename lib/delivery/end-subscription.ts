import type { Tx } from '@/lib/db/types';

/** Ends a subscription for what came back by mail. A complaint outweighs the reader's own goodbye; the earlier date stays. Mailed links to confirm are dead.
 *  Safe to repeat. */
export async function endSubscription(
  tx: Tx,
  {
    publicationId,
    subscriberId,
    reason,
    at,
  }: { publicationId: string; subscriberId: string; reason: 'reader' | 'complaint'; at: Date },
) {
  await tx.$executeRaw`
    update subscription set ended_at = least(ended_at, ${at}), confirm_hash = null, confirm_before = null,
      end_reason = case when end_reason = 'complaint' or ${reason} = 'complaint' then 'complaint' else coalesce(end_reason, ${reason}) end
    where publication_id = ${publicationId}::uuid and subscriber_id = ${subscriberId}::uuid`;
}
