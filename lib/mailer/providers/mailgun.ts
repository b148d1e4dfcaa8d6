import { randomBytes } from 'node:crypto';
import { httpLine } from '../http-exchange';
import { DELIVERY_VARIABLE, type GroupMessage, type GroupRecipient, type GroupTransport } from '../transport';
import { checkOfExchange } from './check-call';
import { cutAt, escapeHtml, fillCuts } from './fill';
import { formatAddress } from './format-address';
import { acceptedAs, jsonOf, outcomeOf, outcomeOfExchange } from './outcomes';
import { type ProviderAddress, wordsOf } from './provider-address';
import { type CallResult, sendInParts } from './send-in-parts';

/** Mailgun's text for a bare `%recipient` in what a writer wrote, which it would else replace. */
const PERCENT_RECIPIENT = 'percent';

/** Mailgun: one call for up to 1,000 recipients, each with its own values in subject, headers, HTML and text.
 *  https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/batch-sending (recipient variables) and
 *  …/docs/mailgun/api-reference/send/mailgun/messages (fields, errors). It offers no idempotency, and one address it
 *  dislikes refuses the whole call with 400, without saying which. `mailgun://key@api.mailgun.net/v3/letters.example`. */
export function mailgunTransport({ base, key, timeoutSeconds }: ProviderAddress): GroupTransport {
  const concurrency = 4;
  const line = httpLine(concurrency);
  const url = new URL(`${base.href.replace(/\/$/, '')}/messages`);
  const authorization = `Basic ${Buffer.from(`api:${key}`).toString('base64')}`;

  async function call(form: Form, recipients: GroupRecipient[], signal: AbortSignal): Promise<CallResult> {
    const { body, contentType } = form.with(recipients);
    const exchange = await line.post(
      { url, headers: { authorization, 'content-type': contentType }, body, timeoutSeconds },
      signal,
    );
    if (exchange.kind !== 'answer') return { kind: 'all', outcome: outcomeOfExchange(exchange) };
    const said = jsonOf(exchange);
    const words = wordsOf(said, 'message');
    if (exchange.status === 200) return { kind: 'all', outcome: acceptedAs(wordsOf(said, 'id'), 200, words) };
    if (exchange.status === 400)
      return { kind: 'unnamed', outcome: outcomeOf('refused', 400, words ?? exchange.body, { suppress: false }) };
    if (exchange.status === 413) return { kind: 'too-long', outcome: outcomeOf('sender-fault', 413, words ?? exchange.body) };
    return { kind: 'all', outcome: outcomeOfExchange(exchange, words) };
  }

  return {
    name: 'mailgun',
    // Half of what it takes: a worker that is killed leaves a group in doubt for each call under way.
    groupSize: 500,
    concurrency,
    sendGroup: (message, recipients, signal) => {
      const form = formOf(message, recipients);
      return sendInParts(recipients, (part) => call(form, part, signal));
    },
    check: async (signal) =>
      checkOfExchange(
        await line.post(
          {
            url,
            headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
            body: 'o:testmode=yes',
            timeoutSeconds,
          },
          signal,
        ),
      ),
    close: line.close,
  };
}

type Form = ReturnType<typeof formOf>;

/** The fields that are the same for every part of the group, and how a part's own are added. */
function formOf(message: GroupMessage, recipients: GroupRecipient[]) {
  const placeholders = Object.keys(recipients[0]?.values ?? {});
  const plainUsed = new Set<string>();
  const htmlUsed = new Set<string>();
  let percent = false;
  const literal = (text: string) => {
    if (!text.includes('%recipient')) return text;
    percent = true;
    return text.replaceAll('%recipient', `%recipient.${PERCENT_RECIPIENT}%`);
  };
  const inText = (text: string) =>
    fillCuts(
      cutAt(text, placeholders),
      (placeholder) => {
        plainUsed.add(placeholder);
        return `%recipient.p${placeholders.indexOf(placeholder)}%`;
      },
      literal,
    );
  const inHtml = (html: string) =>
    fillCuts(
      cutAt(html, placeholders),
      (placeholder) => {
        htmlUsed.add(placeholder);
        return `%recipient.h${placeholders.indexOf(placeholder)}%`;
      },
      literal,
    );
  const fields: [string, string][] = [
    ['from', formatAddress(message.from)],
    ['subject', inText(message.subject)],
    ['text', inText(message.text)],
    ['html', inHtml(message.html)],
    ['o:tracking', 'no'],
    [`v:${DELIVERY_VARIABLE}`, `%recipient.${DELIVERY_VARIABLE}%`],
    ...(message.replyTo ? [['h:Reply-To', message.replyTo] as [string, string]] : []),
    ...message.headers.map(([name, value]): [string, string] => [`h:${name}`, inText(value)]),
  ];
  const boundary = `courant-${randomBytes(18).toString('hex')}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const constant = Buffer.from(fields.map(([name, value]) => field(name, value)).join(''));

  return {
    with(part: GroupRecipient[]) {
      const variables: Record<string, Record<string, string>> = {};
      for (const { email, deliveryId, values } of part) {
        const own: Record<string, string> = { [DELIVERY_VARIABLE]: deliveryId };
        for (const placeholder of plainUsed) own[`p${placeholders.indexOf(placeholder)}`] = values[placeholder] ?? '';
        for (const placeholder of htmlUsed) own[`h${placeholders.indexOf(placeholder)}`] = escapeHtml(values[placeholder] ?? '');
        if (percent) own[PERCENT_RECIPIENT] = '%recipient';
        variables[email] = own;
      }
      const own = part.map(({ email }) => field('to', email)).join('') + field('recipient-variables', JSON.stringify(variables));
      return {
        body: Buffer.concat([constant, Buffer.from(`${own}--${boundary}--\r\n`)]),
        contentType: `multipart/form-data; boundary=${boundary}`,
      };
    },
  };
}
