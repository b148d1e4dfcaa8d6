import type { SignedIn } from '@/lib/auth/signed-in';
import { db } from '@/lib/db/db';
import type { SubscriptionTier } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import type { Reader } from './can-read';

type Row = {
  tier: SubscriptionTier | null;
  confirmedAt: Date | null;
  endedAt: Date | null;
  openedPostId: string | null;
  offersPreviews: boolean;
};

/** What a signed-in person is to a publication as a reader, as it is now. One query: each page of theirs asks for it. */
export async function getReader(
  publicationId: string,
  { user, role }: SignedIn,
): Promise<Reader & { openedPostId: string | null; mayOpenOne: boolean }> {
  const [found] = await db.$queryRaw<Row[]>`
    select n.tier::text as tier, n.confirmed_at as "confirmedAt", n.ended_at as "endedAt", f.post_id as "openedPostId",
      coalesce(a.free_previews, false) as "offersPreviews"
    from subscriber s
    left join subscription n on n.subscriber_id = s.id
    left join free_preview f on f.subscriber_id = s.id
    left join payment_account a on a.publication_id = s.publication_id
    where s.publication_id = ${publicationId}::uuid and s.email_folded = ${foldEmail(user.email)}`;
  const { tier = null, confirmedAt = null, endedAt = null, openedPostId = null, offersPreviews = false } = found ?? {};
  const subscription = tier && { tier, confirmedAt, endedAt };
  return { subscription, role, openedPostId, mayOpenOne: offersPreviews && confirmedAt !== null && openedPostId === null };
}

/** The same for a subscriber who shows themselves by the secret of a private feed: as a reader, whatever else they are. */
export async function getReaderOfSubscriber(publicationId: string, subscriberId: string): Promise<Reader> {
  const subscriber = await db.subscriber.findFirst({
    where: { id: subscriberId, publicationId },
    select: {
      subscription: { select: { tier: true, confirmedAt: true, endedAt: true } },
      freePreview: { select: { postId: true } },
    },
  });
  const { subscription = null, freePreview = null } = subscriber ?? {};
  return { subscription, role: null, openedPostId: freePreview?.postId ?? null };
}
