import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { type Hosts, homeHostOf } from '@/lib/publications/home-host';
import { publicationUrl } from '@/lib/publications/publication-url';
import { readSignedId, signId } from '@/lib/secrets/sign';
import { lockCommenter } from '../commenter';

/** answers: to what one wrote. posts: on one's own posts. */
export type CommentMailKind = 'answers' | 'posts';
const KINDS: CommentMailKind[] = ['answers', 'posts'];

const purpose = (kind: CommentMailKind) => `comment-mail-${kind}`;
const column = (kind: CommentMailKind) => (kind === 'answers' ? 'answersOffAt' : 'postsOffAt');

/** Names a person's one kind of mail about comments, for a link that never runs out. */
export const mailOffToken = (kind: CommentMailKind, commenterId: string) => signId(purpose(kind), commenterId);

/** The page that switches it off, and the address that does at one click (RFC 8058). On the host that the publication keeps
 *  for ever: nobody is led on from there, and no domain that ends takes them along. */
export function mailOffUrls(publication: Hosts, token: string) {
  const home = { host: homeHostOf(publication) };
  return {
    offUrl: publicationUrl(home, `/unsubscribe/comments/${token}`),
    oneClickUrl: publicationUrl(home, `/api/unsubscribe/comments/${token}`),
  };
}

export type MailOff = { kind: CommentMailKind; commenterId: string; isOff: boolean };

/** What the token of a mailed link names; null for a link of another publication, or that is none. */
export async function getMailOff(publicationId: string, token: string): Promise<MailOff | null> {
  for (const kind of KINDS) {
    const id = readSignedId(purpose(kind), token);
    const commenter = id && (await db.commenter.findFirst({ where: { id, publicationId } }));
    if (commenter) return { kind, commenterId: commenter.id, isOff: commenter[column(kind)] !== null };
  }
  return null;
}

/** Switches a kind of mail about comments off or on, for whom the token names. Safe to repeat. @returns false for no such link */
export async function setMailByToken(publicationId: string, token: string, off: boolean, now = new Date()): Promise<boolean> {
  const named = await getMailOff(publicationId, token);
  if (!named) return false;
  await db.commenter.update({
    where: { id: named.commenterId, publicationId },
    data: { [column(named.kind)]: off ? now : null },
  });
  return true;
}

/** The same for who is signed in. */
export async function setCommentMail(
  tx: Tx,
  { publicationId, userId, answers, posts }: { publicationId: string; userId: string; answers: boolean; posts: boolean },
  now = new Date(),
): Promise<void> {
  const { id, answersOffAt, postsOffAt } = await lockCommenter(tx, publicationId, userId);
  await tx.commenter.update({
    where: { id, publicationId },
    data: { answersOffAt: answers ? null : (answersOffAt ?? now), postsOffAt: posts ? null : (postsOffAt ?? now) },
  });
}
