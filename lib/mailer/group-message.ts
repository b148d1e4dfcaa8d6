import { type IssueMessageParts, listUnsubscribe, type Recipient } from './cut-message';
import { listIdHeader } from './headers';
import { PLACEHOLDERS, type Placeholder } from './placeholders';
import type { GroupMessage, GroupRecipient } from './transport';

/** Where a recipient's List-Unsubscribe goes: as a whole, since providers fill headers as they fill texts. */
const LIST_UNSUBSCRIBE = 'https://list-unsubscribe.courant.invalid/';
const NAMES = Object.keys(PLACEHOLDERS) as Placeholder[];

/** The same message that SMTP would carry, as a provider's API takes it: no MIME, no DKIM, which are the provider's own. */
export function groupMessage(parts: IssueMessageParts): GroupMessage {
  const { from, replyTo, list } = parts;
  return {
    from: { name: from.name ?? '', email: from.address },
    replyTo: replyTo && replyTo !== from.address ? replyTo : null,
    subject: parts.subject,
    html: parts.html,
    text: parts.text,
    headers: [
      ['List-Id', unfolded(listIdHeader(list.name, list.id))],
      ['List-Unsubscribe', LIST_UNSUBSCRIBE],
      ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
      ['List-Post', 'NO'],
      ['List-Help', `<${list.helpUrl}>`],
      ['List-Archive', `<${list.archiveUrl}>`],
      ['Feedback-ID', parts.feedbackId],
    ],
  };
}

/** One recipient with all values that stand in the message and its headers. */
export function groupRecipient(deliveryId: string, recipient: Recipient): GroupRecipient {
  return {
    deliveryId,
    email: recipient.to,
    messageId: recipient.messageId,
    values: {
      ...Object.fromEntries(NAMES.map((name) => [PLACEHOLDERS[name], recipient.values[name]])),
      [LIST_UNSUBSCRIBE]: listUnsubscribe(recipient),
    },
  };
}

/** A header's value on one line, without its name. */
const unfolded = (header: string) =>
  header
    .slice(header.indexOf(':') + 1)
    .replace(/\r\n/g, '')
    .trim();
