import type { ParsedMail } from 'mailparser';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { readDeliveryMessageId } from '@/lib/mailer/delivery-message-id';
import { type ReturnKind, readReturnAddress, sectionInSubject } from '@/lib/mailer/return-path';
import { unsubscribeFrom } from '@/lib/subscribers/unsubscribe';
import { forwardReply } from './forward-reply';
import { parseMail } from './parse-mail';
import { isAutomatic, type Report, readReport } from './parse-report';
import { recordMailEvent } from './record-mail-event';
import { recordNoticeReport } from './record-notice-report';

/** Whom a message that came in is for. */
export type Recipient = { kind: ReturnKind; id: string } | { kind: 'feedback' };

export type IncomingMail = {
  recipients: Recipient[];
  /** '' for the null sender <> */
  envelopeFrom: string;
  source: Buffer;
};

/** The recipient an address at the bounce domain names, or null: no other mail is taken. `feedback@` is where feedback
 *  loops are asked to send: of a report that comes there only what names our own tokens counts. */
export function readRecipient(address: string): Recipient | null {
  const domain = env().BOUNCE_DOMAIN;
  if (domain && address.toLowerCase() === `feedback@${domain.toLowerCase()}`) return { kind: 'feedback' };
  return readReturnAddress(address);
}

/** Takes a message that came over SMTP and does what follows from it; when it resolves all is committed, and the server
 *  may answer 250. Never sends anything back. Safe to repeat: a sender that did not get our 250 comes again.
 *  @throws when the database is away, so that the sender tries later */
export async function receiveMail({ recipients, envelopeFrom, source }: IncomingMail, now = new Date()): Promise<void> {
  const mail = await parseMail(source);
  if (!mail) return log.warn({ sizeBytes: source.length }, 'mail.unreadable');
  for (const recipient of recipients) {
    if (recipient.kind === 'bounce') await takeReport(readReport(mail), recipient.id, now);
    else if (recipient.kind === 'notice') await takeNoticeReport(readReport(mail), recipient.id, now);
    else if (recipient.kind === 'feedback') await takeFeedback(readReport(mail), now);
    else if (recipient.kind === 'unsubscribe') await takeUnsubscribe(recipient.id, sectionInSubject(mail.subject ?? ''), now);
    else if (mayForward(mail, envelopeFrom)) await forwardReply(recipient.id, mail, now);
    else log.info({ issueId: recipient.id }, 'reply.automatic');
  }
}

/** What a program wrote is never passed on: it might be the answer to something that was (RFC 3834 §2). */
const mayForward = (mail: ParsedMail, envelopeFrom: string) =>
  envelopeFrom !== '' && readReport(mail).kind === 'unclassified' && !isAutomatic(mail);

async function takeReport(report: Report, deliveryId: string, now: Date) {
  const event = eventOf(report);
  if (!event) return log.info({ deliveryId, kind: report.kind }, 'mail.no-event');
  // One row a kind: a second report of the same is a repeat, and nobody who knows one address can fill the table.
  await recordMailEvent({ provider: 'mail', providerEventId: `${deliveryId}:${event.kind}`, deliveryId, at: now, ...event }, now);
}

/** Only what is for good: a notice is not tried again after a server took it, so a soft bounce leads to nothing. */
async function takeNoticeReport(report: Report, noticeId: string, now: Date) {
  const { kind, detail } = eventOf(report) ?? {};
  if (detail !== undefined && (kind === 'hard_bounce' || kind === 'complaint'))
    await recordNoticeReport(noticeId, { kind, detail }, now);
  else log.info({ noticeId, kind: report.kind }, 'notice.report-ignored');
}

function eventOf(report: Report) {
  if (report.kind === 'delivery-status') return { kind: report.event, status: report.status, detail: report.detail };
  if (report.kind === 'complaint') return { kind: 'complaint' as const, detail: report.feedbackType };
  return null;
}

async function takeFeedback(report: Report, now: Date) {
  const about = report.kind === 'complaint' ? await complainedAbout(report.returned) : null;
  if (about?.kind === 'bounce') await takeReport(report, about.id, now);
  else if (about?.kind === 'notice') await takeNoticeReport(report, about.id, now);
  else log.info({ kind: report.kind }, 'feedback.no-event');
}

/** What a returned message was, by its signed return path; a delivery also, where that was cut out, by its Message-ID when
 *  the signed address for unsubscribing beside it names the same reader. */
async function complainedAbout(returned: string): Promise<{ kind: 'bounce' | 'notice'; id: string } | null> {
  const signed = [...returned.matchAll(/[bnu]\+[a-z2-7]{52}@[a-z0-9.-]+/gi)].flatMap(
    ([address]) => readReturnAddress(address) ?? [],
  );
  for (const { kind, id } of signed) if (kind === 'bounce' || kind === 'notice') return { kind, id };
  const subscriberId = signed.find(({ kind }) => kind === 'unsubscribe')?.id;
  const named = /<d\.[0-9a-f-]{36}@[^>\s]+>/i.exec(returned)?.[0];
  const id = named && readDeliveryMessageId(named);
  if (!subscriberId || !id) return null;
  const delivery = await db.delivery.findFirst({ where: { id, subscriberId }, select: { id: true } });
  return delivery && { kind: 'bounce', id: delivery.id };
}

async function takeUnsubscribe(subscriberId: string, sectionId: string | undefined, now: Date) {
  const subscriber = await db.subscriber.findUnique({ where: { id: subscriberId }, select: { publicationId: true } });
  if (subscriber) await unsubscribeFrom({ publicationId: subscriber.publicationId, subscriberId, sectionId }, now);
}
