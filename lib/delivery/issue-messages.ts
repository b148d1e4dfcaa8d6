import { LRUCache } from 'lru-cache';
import { db } from '@/lib/db/db';
import type { Issue, Publication, SubscriptionTier } from '@/lib/db/types';
import { env } from '@/lib/env';
import { problemOf } from '@/lib/log';
import { assembleMessage, type CutMessage, cutMessage, type IssueMessageParts, type Recipient } from '@/lib/mailer/cut-message';
import { deliveryMessageId } from '@/lib/mailer/delivery-message-id';
import { groupMessage, groupRecipient } from '@/lib/mailer/group-message';
import { installDkimKey } from '@/lib/mailer/install-dkim-key';
import { replyAddress, unsubscribeMailto } from '@/lib/mailer/return-path';
import type { GroupMessage, GroupRecipient } from '@/lib/mailer/transport';
import { type Hosts, homeHostOf } from '@/lib/publications/home-host';
import { publicationUrl } from '@/lib/publications/publication-url';
import { signingKeysFor } from '@/lib/publications/sending-domain/sending-identity';
import { signId } from '@/lib/secrets/sign';
import { Audience } from '@/lib/subscribers/reader-filter';
import { unsubscribeUrl } from '@/lib/subscribers/unsubscribe-url';
import type { Claimed } from './claim-deliveries';
import { clickUrl, openUrl } from './reading-urls';

/** The last of Feedback-ID's fields, by which Gmail knows the platform: 5 to 15 characters, always the same. */
const SENDER_ID = 'courant';

/** The frozen message itself is at fault. */
export class MessageFault extends Error {
  override name = 'MessageFault';
}

/** All that a message of an issue is made of, but for what one reader's has. */
type FrozenMessage = Pick<Issue, 'id' | 'postId' | 'fromName' | 'fromEmail' | 'replyTo' | 'subject' | 'countsReading'> & {
  publication: Publication;
  variant: SubscriptionTier;
  html: string;
  text: string;
  /** The section whose readers get it: the one the foot's link offers to leave. */
  sectionId?: string;
};

/** What a recipient's own values are made of. `id` is the delivery's. */
type Reader = Pick<Claimed, 'id' | 'subscriberId' | 'email' | 'firstTriedAt'>;

type IssueMessage = {
  parts: IssueMessageParts;
  message: CutMessage;
  hosts: Hosts;
  messageIdDomain: string;
  sectionId: string | undefined;
  countsReading: boolean;
};

/** What only this reader's message has: their addresses for leaving, and the name that stays the same at each try. */
function recipientOf(row: Reader, { hosts, messageIdDomain, sectionId, countsReading }: IssueMessage): Recipient {
  const token = signId('unsubscribe', row.subscriberId);
  return {
    to: row.email,
    messageId: deliveryMessageId(row.id, messageIdDomain),
    date: row.firstTriedAt,
    // A mailbox provider follows no redirect (RFC 8058 §3.1), and the home host is the one that never goes away.
    oneClickUrl: publicationUrl(
      { host: homeHostOf(hosts) },
      `/api/unsubscribe/${token}${sectionId ? `?section=${sectionId}` : ''}`,
    ),
    unsubscribeMailto: unsubscribeMailto(row.subscriberId, sectionId) ?? undefined,
    values: {
      unsubscribeUrl: unsubscribeUrl(hosts, row.subscriberId, sectionId),
      voteUrl: publicationUrl(hosts, `/vote/${signId('vote', row.subscriberId)}/`),
      openUrl: countsReading ? openUrl(hosts, row.id) : '',
      clickUrl: countsReading ? clickUrl(hosts, row.id) : '',
      email: row.email,
    },
  };
}

/** Each variant's message of the issues in work, and each subject's, built once from the frozen rows. */
export class IssueMessages {
  private readonly built = new LRUCache<string, Promise<IssueMessage>>({ max: 32 });

  /** One recipient's message. @throws MessageFault when the frozen message cannot be built, so for no reader at all */
  async assemble(row: Claimed): Promise<Buffer[]> {
    const issue = await this.get(row);
    return assembleMessage(issue.message, recipientOf(row, issue));
  }

  /** The same for a provider's API, which is told of all recipients of a group at once. @throws as `assemble` does */
  async groupMessage(row: Claimed): Promise<GroupMessage> {
    return groupMessage((await this.get(row)).parts);
  }

  async groupRecipient(row: Claimed): Promise<GroupRecipient> {
    return groupRecipient(row.id, recipientOf(row, await this.get(row)));
  }

  private get({ issueId, variant, subjectNumber }: Claimed): Promise<IssueMessage> {
    const key = `${issueId} ${variant} ${subjectNumber ?? ''}`;
    let building = this.built.get(key);
    if (!building) {
      building = buildIssueMessage(issueId, variant, subjectNumber);
      this.built.set(key, building);
      building.catch(() => this.built.delete(key));
    }
    return building;
  }
}

async function buildIssueMessage(
  issueId: string,
  variant: SubscriptionTier,
  subjectNumber: number | null,
): Promise<IssueMessage> {
  const issue = await db.issue.findUniqueOrThrow({
    where: { id: issueId },
    include: { publication: true, messages: true, subjects: true },
  });
  // Who waited for the best has it now: before the decision their rows are not due.
  const number = subjectNumber ?? issue.splitWinner;
  const subject = issue.subjects.find((each) => each.number === number)?.subject ?? issue.subject;
  const frozen =
    issue.messages.find((message) => message.variant === variant) ?? issue.messages.find((each) => each.variant === 'free');
  if (!frozen) throw new MessageFault('the issue has no message');
  const { html, text } = frozen;
  const { sectionId } = Audience.parse(issue.audience);
  return buildMessage({ ...issue, subject, html, text, variant: frozen.variant, sectionId });
}

/** One reader's message of an issue that may not be written yet: as the sender would make it.
 *  @throws MessageFault as IssueMessages.assemble does */
export async function assembleFor(frozen: FrozenMessage, reader: Reader): Promise<Buffer> {
  const issue = await buildMessage(frozen);
  return Buffer.concat(await assembleMessage(issue.message, recipientOf(reader, issue)));
}

async function buildMessage(issue: FrozenMessage): Promise<IssueMessage> {
  const { publication, fromEmail } = issue;
  const ownKeys = await signingKeysFor(publication.id, fromEmail);
  const installKey = installDkimKey(fromEmail);
  const domain = domainOf(fromEmail);
  // Frozen under a domain that was removed or lost its records since: unsigned, every receiver would refuse it.
  if (ownKeys.length === 0 && !installKey && domain !== domainOf(env().MAIL_FROM))
    throw new MessageFault(`${domain} is not set up for sending any more. Set it up again, then resume.`);
  const replyTo = issue.replyTo ?? (fromEmail === env().MAIL_FROM ? replyAddress(issue.id) : null);
  const section = issue.sectionId
    ? await db.section.findFirst({
        where: { id: issue.sectionId, publicationId: publication.id },
        select: { id: true, name: true },
      })
    : null;
  const parts: IssueMessageParts = {
    from: { name: issue.fromName, address: fromEmail },
    ...(replyTo ? { replyTo } : {}),
    subject: issue.subject,
    html: issue.html,
    text: issue.text,
    list: {
      // A section is a list of its own: what a mail program unsubscribes from, filters by and mutes is what its id names.
      // Stable (RFC 2919 §4), also when a custom domain comes or goes: readers sort their mail by it.
      id: `${section ? `${section.id}.` : ''}letters.${homeHostOf(publication)}`,
      name: section ? `${publication.name}: ${section.name}` : publication.name,
      archiveUrl: publicationUrl(publication, '/archive'),
      helpUrl: publicationUrl(publication, '/about'),
    },
    feedbackId: `${issue.postId}:${publication.id}:post:${SENDER_ID}`,
    seed: `${issue.id} ${issue.variant}`,
    dkim: ownKeys.length > 0 ? ownKeys : installKey ? [installKey] : [],
  };
  return {
    ...{ parts, message: cutOrFault(parts), hosts: publication, messageIdDomain: domain },
    ...{ sectionId: issue.sectionId, countsReading: issue.countsReading },
  };
}

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

function cutOrFault(parts: IssueMessageParts): CutMessage {
  try {
    return cutMessage(parts);
  } catch (error) {
    throw new MessageFault(problemOf(error), { cause: error });
  }
}
