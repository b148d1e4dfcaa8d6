import { z } from 'zod';
import { type Exchange, httpLine } from '../http-exchange';
import { DELIVERY_VARIABLE, type GroupMessage, type GroupRecipient, type GroupTransport, type SendOutcome } from '../transport';
import { checkOfExchange } from './check-call';
import { cutAt, escapeHtml, fillCuts } from './fill';
import { acceptedAs, jsonOf, outcomeOf, outcomeOfExchange } from './outcomes';
import type { ProviderAddress } from './provider-address';
import { type CallResult, sendInParts } from './send-in-parts';

const Errors = z.object({ errors: z.array(z.object({ message: z.string(), field: z.string().nullish() })) });

/** SendGrid: one call for up to 1,000 personalizations, each with its own headers, substitutions (10,000 bytes) and custom
 *  arguments. https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send, errors in …/mail-send/errors: a bad
 *  address refuses the call with 400 and names `personalizations.N`, so it is left out and the rest sent again.
 *  Rates: X-RateLimit-Reset. `sendgrid://key@api.sendgrid.com`, or api.eu.sendgrid.com. */
export function sendgridTransport({ base, key, timeoutSeconds }: ProviderAddress): GroupTransport {
  const concurrency = 4;
  const line = httpLine(concurrency);
  const url = new URL('/v3/mail/send', base);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };

  async function call(mail: Mail, recipients: GroupRecipient[], signal: AbortSignal): Promise<CallResult> {
    const body = JSON.stringify({ ...mail.request, personalizations: recipients.map(mail.personalization) });
    const exchange = await line.post({ url, headers, body, timeoutSeconds }, signal);
    if (exchange.kind !== 'answer') return { kind: 'all', outcome: outcomeOfExchange(exchange) };
    const { status } = exchange;
    if (status === 202) {
      const id = exchange.headers['x-message-id'];
      return { kind: 'all', outcome: acceptedAs(typeof id === 'string' ? id : undefined, 202) };
    }
    const errors = Errors.safeParse(jsonOf(exchange)).data?.errors ?? [];
    const words = errors.map(({ message }) => message).join('; ') || exchange.body;
    if (status === 413) return { kind: 'too-long', outcome: outcomeOf('sender-fault', 413, words) };
    if (status === 400) {
      const bad = new Map<number, SendOutcome>();
      for (const { field, message } of errors) {
        const index = /^personalizations\.(\d+)\./.exec(field ?? '')?.[1];
        if (index !== undefined) bad.set(Number(index), outcomeOf('refused', 400, message, { suppress: false }));
      }
      if (bad.size > 0) return withoutBad(recipients, bad, (rest) => call(mail, rest, signal));
    }
    return { kind: 'all', outcome: withReset(outcomeOfExchange(exchange, words), exchange) };
  }

  return {
    name: 'sendgrid',
    // Half of what it takes: a worker that is killed leaves a group in doubt for each call under way.
    groupSize: 500,
    concurrency,
    sendGroup: (message, recipients, signal) => {
      const mail = mailOf(message, recipients);
      return sendInParts(recipients, (part) => call(mail, part, signal));
    },
    check: async (signal) => checkOfExchange(await line.post({ url, headers, body: '{}', timeoutSeconds }, signal)),
    close: line.close,
  };
}

/** Sends those that were not named bad, and puts all outcomes back in the recipients' order. */
async function withoutBad(
  recipients: GroupRecipient[],
  bad: Map<number, SendOutcome>,
  again: (rest: GroupRecipient[]) => Promise<CallResult>,
): Promise<CallResult> {
  const rest = recipients.filter((_, index) => !bad.has(index));
  const result: CallResult = rest.length === 0 ? { kind: 'each', outcomes: [] } : await again(rest);
  const sent = result.kind === 'each' ? result.outcomes : rest.map(() => result.outcome);
  let next = 0;
  return { kind: 'each', outcomes: recipients.map((_, index) => bad.get(index) ?? sent[next++]!) };
}

/** X-RateLimit-Reset is the second (Unix time) at which calls are allowed again. */
function withReset(outcome: SendOutcome, exchange: Extract<Exchange, { kind: 'answer' }>): SendOutcome {
  const reset = Number(exchange.headers['x-ratelimit-reset']);
  if (outcome.outcome !== 'deferred' || outcome.retryAfterSeconds !== undefined || !(reset > 0)) return outcome;
  return { ...outcome, retryAfterSeconds: Math.max(1, Math.ceil(reset - Date.now() / 1000)) };
}

type Mail = ReturnType<typeof mailOf>;

function mailOf(message: GroupMessage, recipients: GroupRecipient[]) {
  const placeholders = Object.keys(recipients[0]?.values ?? {});
  const all = [message.subject, message.text, message.html].join('\n');
  // A tag is any string: one that the writer's text does not hold.
  let tag = 'courant';
  while (all.includes(`[%${tag}`)) tag += 'x';
  const plain = new Set<string>();
  const html = new Set<string>();
  const tagOf = (prefix: 'p' | 'h', placeholder: string) => `[%${tag}${prefix}${placeholders.indexOf(placeholder)}%]`;
  const cut = (text: string, prefix: 'p' | 'h') =>
    fillCuts(cutAt(text, placeholders), (placeholder) => {
      (prefix === 'p' ? plain : html).add(placeholder);
      return tagOf(prefix, placeholder);
    });
  const [subject, text, body] = [cut(message.subject, 'p'), cut(message.text, 'p'), cut(message.html, 'h')];
  const headers = message.headers.map(([name, value]) => ({ name, parts: cutAt(value, placeholders) }));
  return {
    request: {
      from: { email: message.from.email, ...(message.from.name ? { name: message.from.name } : {}) },
      ...(message.replyTo ? { reply_to: { email: message.replyTo } } : {}),
      subject,
      // Text first: RFC 2046 §5.1.4 puts the richest last, and SendGrid refuses the other order.
      content: [
        { type: 'text/plain', value: text },
        { type: 'text/html', value: body },
      ],
      tracking_settings: {
        click_tracking: { enable: false, enable_text: false },
        open_tracking: { enable: false },
        subscription_tracking: { enable: false },
      },
    },
    personalization: ({ email, deliveryId, values }: GroupRecipient) => {
      const substitutions: Record<string, string> = {};
      for (const placeholder of plain) substitutions[tagOf('p', placeholder)] = values[placeholder] ?? '';
      for (const placeholder of html) substitutions[tagOf('h', placeholder)] = escapeHtml(values[placeholder] ?? '');
      return {
        to: [{ email }],
        headers: Object.fromEntries(
          headers.map(({ name, parts }) => [name, fillCuts(parts, (placeholder) => values[placeholder] ?? '')]),
        ),
        substitutions,
        custom_args: { [DELIVERY_VARIABLE]: deliveryId },
      };
    },
  };
}
