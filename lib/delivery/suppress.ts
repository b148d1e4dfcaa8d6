import type { SuppressionReason, Tx } from '@/lib/db/types';

export type NewSuppression = { publicationId: string; emailFolded: string; reason: SuppressionReason; at: Date; detail: string };

/** Suppresses an address for a publication. The gravest reason stays, and of the same reason the earliest date; what the
 *  writer blocked stays the writer's. So the order of calls does not matter, nor how often. */
export async function suppress(tx: Tx, { publicationId, emailFolded, reason, at, detail }: NewSuppression): Promise<void> {
  await tx.$executeRaw`
    insert into suppression (publication_id, email_folded, reason, detail, at)
    values (${publicationId}::uuid, ${emailFolded}, ${reason}::suppression_reason, ${detail}, ${at})
    on conflict (publication_id, email_folded) do update
      set reason = excluded.reason, detail = excluded.detail, at = excluded.at
      where array_position(array['erased', 'soft_bounces', 'hard_bounce', 'complaint', 'writer'], excluded.reason::text)
          > array_position(array['erased', 'soft_bounces', 'hard_bounce', 'complaint', 'writer'], suppression.reason::text)
        or (excluded.reason = suppression.reason and excluded.at < suppression.at)`;
}
