import type { PostAccess, Role, SubscriptionTier } from '@/lib/db/types';

/** What of a post decides who may read the whole of it. */
export type Readable = { id?: string; access: PostAccess; unlocksAt: Date | null };
/** Who asks, on the post's publication. */
export type Reader = {
  subscription: { tier: SubscriptionTier; confirmedAt: Date | null; endedAt: Date | null } | null;
  /** In the publication's team; null for a reader. */
  role: Role | null;
  /** The one paid post they opened for nothing */
  openedPostId?: string | null;
};

/** Whether someone may read the whole of a post: the one verdict for page, search, feed and every other place.
 *  Who paid may read what is paid for, also without getting mail any more: `tier` is what they paid for, `endedAt` ends
 *  their mail. A team reads all that it publishes.
 *  @param reader null for who is not signed in. */
export function canRead({ id, access, unlocksAt }: Readable, reader: Reader | null, now: Date): boolean {
  if (access === 'everyone' || (unlocksAt !== null && unlocksAt <= now)) return true;
  if (reader === null) return false;
  const { subscription, role } = reader;
  if (role !== null || subscription?.tier === 'paid') return true;
  if (id !== undefined && id === reader.openedPostId) return true;
  return access === 'free' && subscription !== null && subscription.confirmedAt !== null && subscription.endedAt === null;
}

/** Whom a post is for at this moment: everyone once it is unlocked. */
export const accessNow = (post: Readable, now: Date): PostAccess => (canRead(post, null, now) ? 'everyone' : post.access);
