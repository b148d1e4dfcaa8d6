import type { SignedIn } from '@/lib/auth/signed-in';
import { db } from '@/lib/db/db';
import { foldEmail } from '@/lib/format/email';
import type { Reader } from './can-read';

/** What a signed-in person is to a publication as a reader, as it is now. */
export async function getReader(
  publicationId: string,
  { user, role }: SignedIn,
): Promise<Reader & { openedPostId: string | null; mayOpenOne: boolean }> {
  const subscriber = await db.subscriber.findUnique({
    where: { publicationId_emailFolded: { publicationId, emailFolded: foldEmail(user.email) } },
    select: {
      subscription: { select: { tier: true, confirmedAt: true, endedAt: true } },
      freePreview: { select: { postId: true } },
      publication: { select: { paymentAccount: { select: { freePreviews: true } } } },
    },
  });
  const openedPostId = subscriber?.freePreview?.postId ?? null;
  const offered = subscriber?.publication.paymentAccount?.freePreviews === true && subscriber.subscription?.confirmedAt != null;
  return { subscription: subscriber?.subscription ?? null, role, openedPostId, mayOpenOne: offered && openedPostId === null };
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
