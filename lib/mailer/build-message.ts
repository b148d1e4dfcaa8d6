import { bodyHash, cutBody, joinBody } from './body';
import { dkimSignatureSync } from './dkim';
import { dateHeader, type Mailbox, mailboxHeader, plainHeader, textHeader } from './headers';
import { installDkimKey } from './install-dkim-key';

/** Builds one message to one person: multipart/alternative, text first, signed where the install has a key.
 *  @param messageId without angle brackets; keep it the same when the message is tried again
 *  @param headers further headers of ours, such as Auto-Submitted; one line of ASCII each
 *  @throws Error when an address is none or a further header is not one line of ASCII */
export function buildMessage(message: {
  from: Mailbox;
  to: string;
  replyTo?: string;
  subject: string;
  messageId: string;
  date: Date;
  headers?: Record<string, string>;
  text: string;
  html: string;
}): Buffer {
  const body = cutBody(
    [
      { type: 'text/plain', content: message.text },
      { type: 'text/html', content: message.html },
    ],
    message.messageId,
  );
  if (body.slots.length > 0) throw new Error('a message to one person has no placeholders');
  const headers = [
    mailboxHeader('From', message.from),
    ...(message.replyTo ? [mailboxHeader('Reply-To', { address: message.replyTo })] : []),
    mailboxHeader('To', { address: message.to }),
    textHeader('Subject', message.subject),
    dateHeader(message.date),
    plainHeader('Message-ID', `<${message.messageId}>`),
    ...Object.entries(message.headers ?? {}).map(([name, value]) => plainHeader(name, value)),
    'MIME-Version: 1.0\r\n',
    `Content-Type: multipart/alternative;\r\n boundary="${body.boundary}"\r\n`,
  ];
  const dkim = installDkimKey(message.from.address);
  const signature = dkim ? dkimSignatureSync(dkim, headers, bodyHash(body, []), message.date) : '';
  return Buffer.concat([Buffer.from(`${signature}${headers.join('')}\r\n`, 'latin1'), ...joinBody(body, [])]);
}
