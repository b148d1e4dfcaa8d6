import { randomUUID } from 'node:crypto';
import type { Readable } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import type { SubscriptionTier } from '@/lib/db/types';
import { assembleFor, MessageFault } from '@/lib/delivery/issue-messages';
import { readDocument } from '@/lib/document/parse-document';
import { env } from '@/lib/env';
import { foldEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { returnPath } from '@/lib/mailer/return-path';
import { sendMessage } from '@/lib/mailer/send-message';
import { sendingIdentity } from '@/lib/publications/sending-domain/sending-identity';
import { checkPost } from './check-post';
import { previewIssue } from './preview-issue';

export type TestMail =
  | { ok: true }
  | { ok: false; problem: 'post-unknown' | 'no-title' | 'empty' }
  /** The mail server did not take it, or it could not be made: in whose words */
  | { ok: false; problem: 'not-taken'; said: string };

/** Mails a post as it is saved to one of its team: the very message that a reader would get if it was published now, signed
 *  and addressed alike. The ways out lead to this person's own subscription where they have one. Writes no row; sent at
 *  once, on the connections that no issue uses, and tried once: the writer sees what came of it, and can press again.
 *  @param to screened by parseEmail()
 *  @param variant as which reader
 *  @param as who may read it, where that is not yet saved with the post */
export async function sendTestMail({
  publicationId,
  postId,
  to,
  variant,
  as,
}: {
  publicationId: string;
  postId: string;
  to: string;
  variant: SubscriptionTier;
  as?: Partial<Readable>;
}): Promise<TestMail> {
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    include: { publication: true },
  });
  const message = post && (await previewIssue(publicationId, postId, as));
  if (!message) return { ok: false, problem: 'post-unknown' };
  const problem = checkPost({ title: post.title, document: readDocument(post.document) });
  if (problem) return { ok: false, problem };
  const { fromName, fromEmail, replyTo } = await sendingIdentity(post.publication);
  const subscriber = await db.subscriber.findFirst({
    where: { publicationId, emailFolded: foldEmail(to) },
    select: { id: true },
  });
  const id = randomUUID();
  const { subject } = message;
  const { html, text } = (variant === 'paid' && message.paid) || message.free;
  // A test counts nothing, so its links lead straight where they lead.
  const frozen = { id: randomUUID(), postId, countsReading: false, subject, html, text, fromName, fromEmail, replyTo, variant };
  const reader = { id, subscriberId: subscriber?.id ?? randomUUID(), email: to, firstTriedAt: new Date() };
  let assembled: Buffer;
  try {
    assembled = await assembleFor({ ...frozen, publication: post.publication, sectionId: post.sectionId ?? undefined }, reader);
  } catch (error) {
    if (!(error instanceof MessageFault)) throw error;
    return { ok: false, problem: 'not-taken', said: error.message };
  }
  const envelopeFrom = returnPath(id) ?? env().MAIL_FROM;
  const reply = await sendMessage({ envelopeFrom, to, message: assembled, lane: 'notice' });
  log.info({ publicationId, postId, outcome: reply.outcome, code: reply.code }, 'test-mail.sent');
  return reply.outcome === 'accepted' ? { ok: true } : { ok: false, problem: 'not-taken', said: reply.text };
}
