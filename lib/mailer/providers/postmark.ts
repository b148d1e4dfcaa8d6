import { z } from 'zod';
import { httpLine } from '../http-exchange';
import { DELIVERY_VARIABLE, type GroupMessage, type GroupRecipient, type GroupTransport, type SendOutcome } from '../transport';
import { checkOfExchange } from './check-call';
import { cutAt, escapeHtml, fillCuts } from './fill';
import { formatAddress } from './format-address';
import { IN_HTML, jsonList, jsonTemplate } from './json-template';
import { acceptedAs, jsonOf, outcomeOf, outcomeOfExchange } from './outcomes';
import type { ProviderAddress } from './provider-address';
import { type CallResult, sendInParts } from './send-in-parts';

/** Postmark's error codes that concern sending: https://postmarkapp.com/developer/api/overview#error-codes.
 *  What is not here is a fault of the account or of our request, so the sender's. */
const ERROR_CODES: Record<number, { outcome: SendOutcome['outcome']; suppress?: boolean }> = {
  100: { outcome: 'deferred' }, // maintenance
  300: { outcome: 'refused', suppress: false }, // invalid email request: an address it cannot read, or our From
  406: { outcome: 'refused', suppress: true }, // inactive recipient: it bounced hard, complained, or was suppressed by hand
  429: { outcome: 'deferred' }, // rate limit
  500: { outcome: 'deferred' },
};

const Entry = z.object({ ErrorCode: z.number(), Message: z.string().default(''), MessageID: z.string().nullish() });

/** Postmark: whole messages in one call, an answer for each. It has no substitution without a template kept on its side,
 *  so each message is filled here. Its limit is 500 messages and 50 MB a call; 100 of our size are about 6 MB.
 *  https://postmarkapp.com/developer/api/email-api#send-batch-emails. `postmark://server-token@api.postmarkapp.com`,
 *  `?stream=` names the message stream, `broadcast` where left out: newsletters do not go over the transactional one. */
export function postmarkTransport({ base, key, options, timeoutSeconds }: ProviderAddress): GroupTransport {
  const concurrency = 4;
  const line = httpLine(concurrency);
  const url = new URL('/email/batch', base);
  const stream = options.get('stream') ?? 'broadcast';
  const headers = { 'x-postmark-server-token': key, 'content-type': 'application/json', accept: 'application/json' };

  async function call(write: Writer, recipients: GroupRecipient[], signal: AbortSignal): Promise<CallResult> {
    const body = jsonList(recipients.map(write));
    const exchange = await line.post({ url, headers, body, timeoutSeconds }, signal);
    if (exchange.kind !== 'answer') return { kind: 'all', outcome: outcomeOfExchange(exchange) };
    const said = jsonOf(exchange);
    if (exchange.status === 200) {
      const entries = z.array(Entry).safeParse(said);
      if (!entries.success || entries.data.length !== recipients.length)
        return { kind: 'all', outcome: outcomeOf('indeterminate', 200, 'an answer that does not fit the request') };
      return { kind: 'each', outcomes: entries.data.map(outcomeOfEntry) };
    }
    const refusal = Entry.safeParse(said);
    if (exchange.status === 413)
      return { kind: 'too-long', outcome: outcomeOf('sender-fault', 413, refusal.data?.Message ?? exchange.body) };
    if (exchange.status === 422 && refusal.success) {
      const outcome = outcomeOfEntry(refusal.data);
      return outcome.outcome === 'refused' ? { kind: 'unnamed', outcome } : { kind: 'all', outcome };
    }
    return { kind: 'all', outcome: outcomeOfExchange(exchange, refusal.data?.Message) };
  }

  return {
    name: 'postmark',
    groupSize: 100,
    concurrency,
    sendGroup: (message, recipients, signal) => {
      const write = writerOf(message, recipients, stream);
      return sendInParts(recipients, (part) => call(write, part, signal));
    },
    check: async (signal) => checkOfExchange(await line.post({ url, headers, body: '[]', timeoutSeconds }, signal)),
    close: line.close,
  };
}

function outcomeOfEntry({ ErrorCode, Message, MessageID }: z.infer<typeof Entry>): SendOutcome {
  if (ErrorCode === 0) return acceptedAs(MessageID ?? undefined);
  const { outcome, suppress } = ERROR_CODES[ErrorCode] ?? { outcome: 'sender-fault' as const };
  return outcomeOf(outcome, ErrorCode, Message, suppress === undefined ? {} : { suppress });
}

type Writer = ReturnType<typeof writerOf>;

/** Stand for what a recipient brings beside the message's own placeholders. */
const OWN = { to: '@to-of-courant@', delivery: '@delivery-of-courant@', messageId: '@message-id-of-courant@' };

function writerOf(message: GroupMessage, recipients: GroupRecipient[], stream: string) {
  const placeholders = Object.keys(recipients[0]?.values ?? {});
  const fill = jsonTemplate(
    {
      From: formatAddress(message.from),
      To: OWN.to,
      ...(message.replyTo ? { ReplyTo: message.replyTo } : {}),
      Subject: message.subject,
      TextBody: message.text,
      HtmlBody: fillCuts(cutAt(message.html, placeholders), (placeholder) => IN_HTML + placeholder),
      MessageStream: stream,
      TrackOpens: false,
      TrackLinks: 'None',
      Metadata: { [DELIVERY_VARIABLE]: OWN.delivery },
      Headers: [
        // Postmark keeps our Message-ID where it is asked to.
        { Name: 'Message-ID', Value: OWN.messageId },
        { Name: 'X-PM-KeepID', Value: 'true' },
        ...message.headers.map(([Name, Value]) => ({ Name, Value })),
      ],
    },
    [...placeholders, ...placeholders.map((placeholder) => IN_HTML + placeholder), ...Object.values(OWN)],
  );
  return ({ email, deliveryId, messageId, values }: GroupRecipient) =>
    fill((placeholder) => {
      if (placeholder === OWN.to) return email;
      if (placeholder === OWN.delivery) return deliveryId;
      if (placeholder === OWN.messageId) return messageId;
      return placeholder.startsWith(IN_HTML)
        ? escapeHtml(values[placeholder.slice(IN_HTML.length)] ?? '')
        : (values[placeholder] ?? '');
    });
}
