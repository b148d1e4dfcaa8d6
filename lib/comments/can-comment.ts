import type { Reader } from '@/lib/billing/can-read';
import type { CommentRule } from '@/lib/db/types';

/** What decides who may write under a post. */
export type Talk = { rule: CommentRule; closesAt: Date | null };
/** Why someone may not: nobody may, it is over, or what they would have to be. */
export type CommentRefusal = 'off' | 'closed' | 'sign-in' | 'subscribe' | 'pay' | 'banned';

const DAY_MS = 86_400_000;

/** The rule that holds for a post: its own, else its publication's. */
export function talkOf(
  post: { commentRule: CommentRule | null; publishedAt: Date | null },
  publication: { commentRule: CommentRule; commentsCloseAfterDays: number | null },
): Talk {
  const days = publication.commentsCloseAfterDays;
  const closesAt = days !== null && post.publishedAt ? new Date(post.publishedAt.getTime() + days * DAY_MS) : null;
  return { rule: post.commentRule ?? publication.commentRule, closesAt };
}

/** Why someone may not write under a post; null where they may. Pure. Whether they may read it is canRead's to say.
 *  A team writes under its posts as long as anybody may, also when it is closed for others.
 *  @param reader null for who is not signed in */
export function commentRefusal(talk: Talk, reader: Reader | null, isBanned: boolean, now: Date): CommentRefusal | null {
  if (talk.rule === 'nobody') return 'off';
  if (reader?.role) return null;
  if (talk.closesAt && talk.closesAt <= now) return 'closed';
  if (!reader) return 'sign-in';
  if (isBanned) return 'banned';
  const { subscription } = reader;
  const pays = subscription?.tier === 'paid';
  if (talk.rule === 'paid') return pays ? null : 'pay';
  if (talk.rule === 'everyone' || pays) return null;
  return subscription?.confirmedAt && !subscription.endedAt ? null : 'subscribe';
}

/** Whether anybody may still write under a post as this reader sees it, though they may have to sign in or pay first. */
export function isOpenTo(talk: { rule: CommentRule; closesAt: string | null }, reader: Reader | null, now = new Date()): boolean {
  const closesAt = talk.closesAt === null ? null : new Date(talk.closesAt);
  const refusal = commentRefusal({ rule: talk.rule, closesAt }, reader, false, now);
  return refusal !== 'off' && refusal !== 'closed';
}
