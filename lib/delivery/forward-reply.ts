import type { ParsedMail } from 'mailparser';
import { limitRate } from '@/lib/auth/limit-rate';
import { db } from '@/lib/db/db';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';

const TEXT_MAX = 20_000;
const NAME_MAX = 100;
/** The address is in every reader's mail, so anyone may write to it. */
const REPLIES_A_DAY = 500;
const DAY_SECONDS = 86_400;
const EXPIRES_MS = 3 * DAY_SECONDS * 1000;

/** Passes a reader's reply on to the issue's writer as a notice, from our own address (the reader's would fail DMARC) and
 *  with Reply-To set to the reader. The text alone: what hangs on it stays behind. Call it for what a person wrote.
 *  Does nothing where the writer answers himself, for a repeat, and beyond a day's limit. */
export async function forwardReply(issueId: string, mail: ParsedMail, now = new Date()): Promise<void> {
  const issue = await db.issue.findUnique({
    where: { id: issueId },
    select: {
      publicationId: true,
      subject: true,
      createdBy: { select: { email: true } },
      publication: { select: { host: true } },
    },
  });
  const from = mail.from?.value[0];
  const fromEmail = parseEmail(from?.address ?? '');
  if (!issue || !fromEmail) return log.info({ issueId }, 'reply.unreadable');
  const { publicationId, publication } = issue;
  const writer = issue.createdBy?.email ?? (await ownerEmail(publicationId));
  if (!writer || foldEmail(fromEmail) === foldEmail(writer)) return log.info({ issueId }, 'reply.nobody-to-tell');
  if (!(await limitRate(`reply:${issueId}`, REPLIES_A_DAY, DAY_SECONDS, now))) return log.warn({ issueId }, 'reply.too-many');
  // A sender that missed our 250 sends the same message again.
  if (mail.messageId && !(await limitRate(`reply:${issueId}:${mail.messageId}`, 1, DAY_SECONDS, now))) return;
  await db.$transaction((tx) =>
    queueNotice(tx, {
      publicationId,
      email: writer,
      expiresAt: new Date(now.getTime() + EXPIRES_MS),
      kind: 'reply',
      props: {
        homeUrl: publicationUrl(publication),
        postTitle: issue.subject,
        fromName: oneLine(from?.name ?? '').slice(0, NAME_MAX),
        fromEmail,
        text: (mail.text ?? '').trim().slice(0, TEXT_MAX),
        attachments: mail.attachments.length,
      },
    }),
  );
  log.info({ issueId, publicationId }, 'reply.forwarded');
}

async function ownerEmail(publicationId: string): Promise<string | null> {
  const owner = await db.teamMember.findFirst({
    where: { publicationId, role: 'owner' },
    orderBy: { joinedAt: 'asc' },
    select: { user: { select: { email: true } } },
  });
  return owner?.user.email ?? null;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
