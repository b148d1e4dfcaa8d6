import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { createIssue } from '@/lib/delivery/create-issue';
import { readDocument } from '@/lib/document/parse-document';
import { type SendingIdentity, sendingIdentity } from '@/lib/publications/sending-domain/sending-identity';
import { Audience, inSection } from '@/lib/subscribers/reader-filter';
import { resolveAudience } from '@/lib/subscribers/resolve-audience';
import { bylineFields, bylineNames } from './byline';
import { type LockedPost, lockPost } from './lock-post';
import { reachRow } from './reach';
import { issueMessages, type PostMessage, renderPost } from './render-post';

/** Enough for an issue's messages of some 100 KB on a busy database. */
const TRANSACTION = { maxWait: 10_000, timeout: 20_000 };

type Input = {
  publicationId: string;
  postId: string;
  userId: string;
  /** The revision readers see, as the writer saw it; another one is refused as stale. */
  revisionId: string;
};
type Problem = 'post-unknown' | 'suspended' | 'not-published' | 'stale' | 'no-postal-address';
export type MailedPost =
  | { ok: true; issueId: string }
  | { ok: false; problem: Problem | 'not-mailed' | 'still-sending' | 'no-subject' | 'segment-unknown' };

/** Mails a post that went out on the web alone, as readers see it now. Safe to repeat: a post that was mailed is answered
 *  with the issue that stands. */
export const mailPost = (input: Input & { audience: Audience }): Promise<MailedPost> =>
  mail(input, async (tx, { publicationId, sectionId }) =>
    (await resolveAudience(publicationId, input.audience, tx))
      ? { ok: true, emailing: 'first', audience: inSection(input.audience, sectionId) }
      : { ok: false, problem: 'segment-unknown' },
  );

/** Mails a post again, as readers see it now, to those whose mail of its first issue was accepted by their server, and to
 *  nobody else.
 *  @param number which correction it is, counted from 1, as the writer saw it: sent twice, it is one issue. */
export async function sendCorrection(input: Input & { number: number; subject: string }): Promise<MailedPost> {
  const { number } = input;
  const subject = input.subject.replace(/\s+/g, ' ').trim();
  if (!subject) return { ok: false, problem: 'no-subject' };
  return mail({ ...input, subject }, async (tx, { publicationId, id: postId }) => {
    const [first, ...corrections] = await issuesOf(tx, publicationId, postId);
    if (!first) return { ok: false, problem: 'not-mailed' };
    if (corrections.length < number - 1) return { ok: false, problem: 'stale' };
    const { sectionId = null, isWidened } = Audience.parse(first.audience);
    // Who gets it later on would have the fault and no word of it.
    if (!first.finishedAt) return { ok: false, problem: 'still-sending' };
    return {
      ok: true,
      emailing: `correction-${number}`,
      audience: inSection({ kind: 'everyone', isWidened, receivedIssueId: first.id }, sectionId),
    };
  });
}

const issuesOf = (tx: Tx, publicationId: string, postId: string) =>
  tx.issue.findMany({
    where: { publicationId, postId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, emailing: true, finishedAt: true, audience: true },
  });

type Mailing = { ok: true; emailing: string; audience: Audience } | Extract<MailedPost, { ok: false }>;
type Message = PostMessage & Pick<SendingIdentity, 'fromName' | 'fromEmail' | 'replyTo'>;

/** Renders what readers see, then writes the issue where nothing changed meanwhile. */
async function mail(
  input: Input & { subject?: string },
  decide: (tx: Tx, post: LockedPost) => Promise<Mailing>,
): Promise<MailedPost> {
  const { publicationId, postId, userId, revisionId } = input;
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    include: { publication: true, publishedRevision: true, ...bylineFields(publicationId) },
  });
  if (!post || post.kind === 'page') return { ok: false, problem: 'post-unknown' };
  if (!post.publishedAt || !post.slug || !post.publishedRevision) return { ok: false, problem: 'not-published' };
  if (post.publishedRevisionId !== revisionId) return { ok: false, problem: 'stale' };
  if (post.publication.suspendedAt) return { ok: false, problem: 'suspended' };
  if (!post.publication.postalAddress.trim()) return { ok: false, problem: 'no-postal-address' };
  const { title, subtitle, document } = post.publishedRevision;
  const reach = reachRow(post);
  const authorName = bylineNames(post, post.publication.language);
  const words = { ...post, ...reach, title, subtitle, document: readDocument(document), slug: post.slug, authorName };
  const rendered = await renderPost({ publication: post.publication, post: words, date: post.publishedAt });
  const message: Message = { ...rendered, ...(await sendingIdentity(post.publication)) };
  return db.$transaction(async (tx): Promise<MailedPost> => {
    const now = await lockPost(tx, publicationId, postId);
    if (!now) return { ok: false, problem: 'post-unknown' };
    const same = now.publishedRevisionId === revisionId && now.access === post.access && now.slug === post.slug;
    if (!same) return { ok: false, problem: now.publishedAt ? 'stale' : 'not-published' };
    const mailing = await decide(tx, now);
    if (!mailing.ok) return mailing;
    const { fromName, fromEmail, replyTo, preheader } = message;
    const { issueId } = await createIssue(tx, {
      ...{ publicationId, postId, createdById: userId, fromName, fromEmail, replyTo, preheader },
      ...{ emailing: mailing.emailing, audience: mailing.audience, subject: input.subject ?? message.subject },
      messages: issueMessages(message),
    });
    return { ok: true, issueId };
  }, TRANSACTION);
}
