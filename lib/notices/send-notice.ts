import { db } from '@/lib/db/db';
import type { Notice, Publication } from '@/lib/db/types';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { buildMessage } from '@/lib/mailer/build-message';
import { noticeReturnPath } from '@/lib/mailer/return-path';
import { sendMessage } from '@/lib/mailer/send-message';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';
import { unseal } from '@/lib/secrets/seal';
import { noticeRelay } from '@/lib/transports/notice-relay';
import { renderNotice } from './render-notice';

/** Seconds to the next try after the first, the second … and then each time the last. Greylisting servers take a
 *  message after some minutes; a person who waits for a code should have it sooner where that is possible. */
const WAITS = [5, 15, 30, 60, 120, 300, 600, 1800];

/** Sends a notice, if it still waits and its link still works. A worker that dies between the server's 250 and our
 *  commit sends it a second time, under the same Message-ID; none is lost.
 *  @returns when to try again, or null when it is done: accepted, refused, expired, or nothing to do.
 *  @throws when the signal says stop, before anything is sent, and when its props cannot be read. */
export async function sendNotice(noticeId: string, signal: AbortSignal, now = new Date()): Promise<Date | null> {
  const notice = await db.notice.findUnique({ where: { id: noticeId }, include: { publication: true } });
  if (!notice || notice.acceptedAt || notice.failedAt) return null;
  if (notice.expiresAt <= now)
    return fail(notice, now, { code: null, text: notice.lastReply ?? 'It could not be sent in time.' });
  if (notice.publication.deletedAt) return fail(notice, now, { code: null, text: 'The publication was deleted.' });
  signal.throwIfAborted();
  const message = {
    ...{ envelopeFrom: noticeReturnPath(notice.id) ?? env().MAIL_FROM, to: notice.email, lane: 'notice' as const },
    message: await buildNotice(notice),
  };
  const relay = await noticeRelay(notice.publicationId);
  let reply = await sendMessage({ ...message, relay });
  // It surely was not sent: a publication's own mail server that fails must not lock its people out.
  if (relay && (reply.outcome === 'connection' || reply.outcome === 'sender-fault')) {
    log.warn({ noticeId, publicationId: notice.publicationId, stage: reply.stage, code: reply.code }, 'notice.went-round');
    reply = await sendMessage(message);
  }
  return recordReply(notice, reply, now);
}

async function buildNotice(notice: Notice & { publication: Publication }): Promise<Buffer> {
  const { publication, sealedProps } = notice;
  if (!sealedProps) throw new Error(`Notice ${notice.id} waits, but has nothing to say.`);
  const {
    subject,
    html,
    text,
    replyTo = publication.replyTo,
    oneClickUrl,
  } = await renderNotice(publication, notice.kind, unseal('notice', sealedProps));
  return buildMessage({
    from: { name: publication.senderName || publication.name, address: env().MAIL_FROM },
    to: notice.email,
    ...(replyTo ? { replyTo } : {}),
    subject,
    messageId: `n.${notice.id}@${publication.host}`,
    date: notice.createdAt,
    // RFC 3834: no vacation answers.
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(oneClickUrl && {
        'List-Unsubscribe': `<${oneClickUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    text,
    html,
  });
}

async function recordReply(notice: Notice, reply: SmtpReply, now: Date): Promise<Date | null> {
  const { id, publicationId, kind } = notice;
  if (reply.outcome === 'refused' && !reply.retryOnce) return fail(notice, now, reply);
  const said = { attempts: { increment: 1 }, lastCode: reply.code, lastReply: reply.text.slice(0, 500) };
  if (reply.outcome === 'accepted') {
    await db.notice.update({ where: { id, publicationId }, data: { ...said, acceptedAt: now, sealedProps: null } });
    log.info({ noticeId: id, publicationId, kind, attempts: notice.attempts + 1 }, 'notice.accepted');
    return null;
  }
  const seconds = WAITS[Math.min(notice.attempts, WAITS.length - 1)] ?? 0;
  const again = new Date(now.getTime() + seconds * 1000);
  if (again >= notice.expiresAt) return fail(notice, now, reply);
  await db.notice.update({ where: { id, publicationId }, data: said });
  log.warn({ noticeId: id, publicationId, kind, outcome: reply.outcome, code: reply.code, again }, 'notice.deferred');
  return again;
}

/** Gives up, with the server's words for the writer to read. The log has its code alone: the words quote the address. */
async function fail(notice: Notice, now: Date, { code, text }: Pick<SmtpReply, 'code' | 'text'>): Promise<null> {
  const { id, publicationId, kind } = notice;
  const data = { failedAt: now, sealedProps: null, lastCode: code, lastReply: text.slice(0, 500), attempts: { increment: 1 } };
  await db.notice.update({ where: { id, publicationId }, data });
  log.warn({ noticeId: id, publicationId, kind, code }, 'notice.failed');
  return null;
}
