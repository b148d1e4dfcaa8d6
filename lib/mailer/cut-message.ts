import { bodyHash, type CutBody, cutBody, joinBody, slotValues } from './body';
import { type DkimKey, dkimSignature } from './dkim';
import { dateHeader, listIdHeader, type Mailbox, mailboxHeader, plainHeader, textHeader } from './headers';
import type { Placeholder } from './placeholders';

/** What all recipients of an issue's variant have in common. */
export type IssueMessageParts = {
  from: Mailbox;
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
  list: { id: string; name: string; archiveUrl: string; helpUrl: string };
  /** At most four fields, the last one the sender's (5 to 15 characters); never a value of one reader's. */
  feedbackId: string;
  /** Stays the same for the message, so that it is built the same by every worker. */
  seed: string;
  /** One signature for each; RSA first, since old verifiers know no other. */
  dkim: DkimKey[];
};

/** What differs by recipient. */
export type Recipient = {
  to: string;
  /** With its angle brackets; the same on each retry. */
  messageId: string;
  /** The first attempt's */
  date: Date;
  /** Takes the POST of RFC 8058. */
  oneClickUrl: string;
  unsubscribeMailto?: string;
  values: Record<Placeholder, string>;
};

/** A message built once, cut at its per-recipient places. */
export type CutMessage = {
  body: CutBody;
  beforeTo: string[];
  subject: string;
  listId: string;
  after: string[];
  dkim: DkimKey[];
};

/** Builds what is constant: a recipient then costs a join and, with a key, a signature. */
export function cutMessage(parts: IssueMessageParts): CutMessage {
  const { from, replyTo, list } = parts;
  const body = cutBody(
    [
      { type: 'text/plain', content: parts.text },
      { type: 'text/html', content: parts.html },
    ],
    parts.seed,
  );
  return {
    body,
    beforeTo: [
      mailboxHeader('From', from),
      ...(replyTo && replyTo !== from.address ? [mailboxHeader('Reply-To', { address: replyTo })] : []),
    ],
    subject: textHeader('Subject', parts.subject),
    listId: listIdHeader(list.name, list.id),
    after: [
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n',
      'List-Post: NO\r\n',
      plainHeader('List-Help', `<${list.helpUrl}>`),
      plainHeader('List-Archive', `<${list.archiveUrl}>`),
      plainHeader('Feedback-ID', parts.feedbackId),
      'MIME-Version: 1.0\r\n',
      `Content-Type: multipart/alternative;\r\n boundary="${body.boundary}"\r\n`,
    ],
    dkim: parts.dkim,
  };
}

/** One recipient's message: headers as in RFC 5322, CRLF only, no line that begins with a dot. In pieces, of which the long ones
 *  are shared by all recipients: joined, each message would cost its size in memory once more. */
export async function assembleMessage(message: CutMessage, recipient: Recipient): Promise<Buffer[]> {
  const headers = recipientHeaders(message, recipient);
  const values = slotValues(message.body, recipient.values);
  const hash = message.dkim.length > 0 ? bodyHash(message.body, values) : '';
  const signatures = await Promise.all(message.dkim.map((key) => dkimSignature(key, headers, hash, recipient.date)));
  const head = Buffer.from(`${signatures.join('')}${headers.join('')}\r\n`, 'latin1');
  return [head, ...joinBody(message.body, values)];
}

/** The value of List-Unsubscribe: where the click of RFC 8058 goes, and a mail for programs that know only that. */
export function listUnsubscribe({
  oneClickUrl,
  unsubscribeMailto,
}: Pick<Recipient, 'oneClickUrl' | 'unsubscribeMailto'>): string {
  return `<${oneClickUrl}>${unsubscribeMailto ? `, <mailto:${unsubscribeMailto}>` : ''}`;
}

function recipientHeaders(message: CutMessage, recipient: Recipient): string[] {
  return [
    ...message.beforeTo,
    mailboxHeader('To', { address: recipient.to }),
    message.subject,
    dateHeader(recipient.date),
    plainHeader('Message-ID', recipient.messageId),
    message.listId,
    // On one line: folded, it broke signatures of relays that sign downstream.
    plainHeader('List-Unsubscribe', listUnsubscribe(recipient)),
    ...message.after,
  ];
}
