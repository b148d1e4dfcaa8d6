import { LRUCache } from 'lru-cache';
import { db } from '@/lib/db/db';
import type { SubscriptionTier } from '@/lib/db/types';
import { env } from '@/lib/env';
import { assembleMessage, type CutMessage, cutMessage, type IssueMessageParts } from '@/lib/mailer/cut-message';
import { deliveryMessageId } from '@/lib/mailer/delivery-message-id';
import { installDkimKey } from '@/lib/mailer/install-dkim-key';
import { replyAddress, unsubscribeAddress } from '@/lib/mailer/return-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { signingKeysFor } from '@/lib/publications/sending-domain/sending-identity';
import { signId } from '@/lib/secrets/sign';
import type { Claimed } from './claim-deliveries';

/** The last of Feedback-ID's fields, by which Gmail knows the platform: 5 to 15 characters, always the same. */
const SENDER_ID = 'courant';

/** The frozen message itself is at fault. */
export class MessageFault extends Error {
  override name = 'MessageFault';
}

type IssueMessage = { message: CutMessage; host: string; messageIdDomain: string };

/** Each variant's message of the issues in work, built once from the frozen rows. */
export class IssueMessages {
  private readonly built = new LRUCache<string, Promise<IssueMessage>>({ max: 16 });

  /** One recipient's message. @throws MessageFault when the frozen message cannot be built, so for no reader at all */
  async assemble(row: Claimed): Promise<Buffer> {
    const { message, host, messageIdDomain } = await this.get(row.issueId, row.variant);
    const token = signId('unsubscribe', row.subscriberId);
    return assembleMessage(message, {
      to: row.email,
      messageId: deliveryMessageId(row.id, messageIdDomain),
      date: row.firstTriedAt,
      oneClickUrl: publicationUrl({ host }, `/api/unsubscribe/${token}`),
      unsubscribeMailto: unsubscribeAddress(row.subscriberId) ?? undefined,
      values: { unsubscribeUrl: publicationUrl({ host }, `/unsubscribe/${token}`), email: row.email },
    });
  }

  private get(issueId: string, variant: SubscriptionTier): Promise<IssueMessage> {
    const key = `${issueId} ${variant}`;
    let building = this.built.get(key);
    if (!building) {
      building = buildIssueMessage(issueId, variant);
      this.built.set(key, building);
      building.catch(() => this.built.delete(key));
    }
    return building;
  }
}

async function buildIssueMessage(issueId: string, variant: SubscriptionTier): Promise<IssueMessage> {
  const issue = await db.issue.findUniqueOrThrow({ where: { id: issueId }, include: { publication: true, messages: true } });
  const { publication, messages, fromEmail, publicationId } = issue;
  const frozen = messages.find((message) => message.variant === variant) ?? messages.find((each) => each.variant === 'free');
  if (!frozen) throw new MessageFault('the issue has no message');
  const ownKeys = await signingKeysFor(publicationId, fromEmail);
  const installKey = installDkimKey(fromEmail);
  const domain = fromEmail.slice(fromEmail.lastIndexOf('@') + 1);
  const replyTo = issue.replyTo ?? (fromEmail === env().MAIL_FROM ? replyAddress(issueId) : null);
  const message = cutOrFault({
    from: { name: issue.fromName, address: fromEmail },
    ...(replyTo ? { replyTo } : {}),
    subject: issue.subject,
    html: frozen.html,
    text: frozen.text,
    list: {
      id: `letters.${publication.host}`,
      name: publication.name,
      archiveUrl: publicationUrl(publication, '/archive'),
      helpUrl: publicationUrl(publication, '/about'),
    },
    feedbackId: `${issue.postId}:${publicationId}:post:${SENDER_ID}`,
    seed: `${issueId} ${frozen.variant}`,
    dkim: ownKeys.length > 0 ? ownKeys : installKey ? [installKey] : [],
  });
  return { message, host: publication.host, messageIdDomain: domain };
}

function cutOrFault(parts: IssueMessageParts): CutMessage {
  try {
    return cutMessage(parts);
  } catch (error) {
    throw new MessageFault(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
