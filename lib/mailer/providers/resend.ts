import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Exchange, httpLine } from '../http-exchange';
import { DELIVERY_VARIABLE, type GroupMessage, type GroupRecipient, type GroupTransport, type SendOutcome } from '../transport';
import { checkOfExchange } from './check-call';
import { cutAt, escapeHtml, fillCuts } from './fill';
import { formatAddress } from './format-address';
import { IN_HTML, jsonList, jsonTemplate } from './json-template';
import { acceptedAs, dayUsedUp, jsonOf, outcomeOf, outcomeOfExchange } from './outcomes';
import { type ProviderAddress, wordsOf } from './provider-address';
import { type CallResult, sendInParts } from './send-in-parts';

const Answer = z.object({
  data: z.array(z.object({ id: z.string() })),
  errors: z.array(z.object({ index: z.number().int(), message: z.string() })).optional(),
});

/** How often a call is repeated under its own key when its answer was lost: the key makes that safe. */
const REPEATS = 2;
const REPEAT_SECONDS = 1;

/** Resend: up to 100 whole messages a call. `x-batch-validation: permissive` sends the good ones and names the bad ones;
 *  `Idempotency-Key` (kept 24 hours, bound to the body) makes a repeated call the same call, so that a lost answer is
 *  asked for again instead of guessed. https://resend.com/docs/api-reference/emails/send-batch-emails,
 *  …/docs/dashboard/emails/idempotency-keys, …/docs/api-reference/errors. Not measured against the real limit of 2 calls
 *  a second: a 429 carries Retry-After. `resend://key@api.resend.com`. */
export function resendTransport({ base, key, timeoutSeconds }: ProviderAddress): GroupTransport {
  const concurrency = 2;
  const line = httpLine(concurrency);
  const url = new URL('/emails/batch', base);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'x-batch-validation': 'permissive' };

  async function call(write: Writer, recipients: GroupRecipient[], signal: AbortSignal): Promise<CallResult> {
    const body = jsonList(recipients.map(write));
    // The body's own hash: the same group is the same key, and no other body can meet it (that would be 409).
    const idempotencyKey = body.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest('hex');
    let exchange: Exchange;
    let lost = false;
    for (let repeat = 0; ; repeat++) {
      exchange = await line.post(
        { url, headers: { ...headers, 'idempotency-key': idempotencyKey }, body, timeoutSeconds },
        signal,
      );
      const unknown = exchange.kind === 'lost' || (exchange.kind === 'answer' && isStillRunning(exchange));
      lost ||= unknown;
      if (!(unknown || (lost && exchange.kind === 'unsent')) || repeat === REPEATS || signal.aborted) break;
      await wait(REPEAT_SECONDS * 1000, undefined, { signal }).catch(() => undefined); // aborted: the loop's end sees it
    }
    const result = resultOf(exchange, recipients.length);
    // A refusal of the repeat says nothing about the call whose answer was lost.
    return lost && result.kind === 'all' && result.outcome.outcome !== 'accepted'
      ? { kind: 'all', outcome: { ...result.outcome, outcome: 'indeterminate' } }
      : result;
  }

  return {
    name: 'resend',
    groupSize: 100,
    concurrency,
    sendGroup: (message, recipients, signal) => {
      const write = writerOf(message, recipients);
      return sendInParts(recipients, (part) => call(write, part, signal));
    },
    check: async (signal) => checkOfExchange(await line.post({ url, headers, body: '[]', timeoutSeconds }, signal)),
    close: line.close,
  };
}

const isStillRunning = (exchange: Extract<Exchange, { kind: 'answer' }>) =>
  exchange.status === 409 && wordsOf(jsonOf(exchange), 'name') === 'concurrent_idempotent_requests';

function resultOf(exchange: Exchange, count: number): CallResult {
  if (exchange.kind !== 'answer') return { kind: 'all', outcome: outcomeOfExchange(exchange) };
  const { status } = exchange;
  const said = jsonOf(exchange);
  if (status === 200 || status === 201 || status === 207) {
    const answer = Answer.safeParse(said);
    const bad = new Map(answer.data?.errors?.map(({ index, message }) => [index, message]));
    if (!answer.success || answer.data.data.length + bad.size !== count)
      return { kind: 'all', outcome: outcomeOf('indeterminate', status, 'an answer that does not fit the request') };
    const { data } = answer.data;
    let next = 0;
    const one = (index: number): SendOutcome => {
      const problem = bad.get(index);
      return problem === undefined
        ? acceptedAs(data[next++]?.id, status)
        : outcomeOf('refused', 422, problem, { suppress: false });
    };
    return { kind: 'each', outcomes: Array.from({ length: count }, (_, index) => one(index)) };
  }
  const name = wordsOf(said, 'name');
  const words = wordsOf(said, 'message') ?? exchange.body;
  if (status === 413) return { kind: 'too-long', outcome: outcomeOf('sender-fault', status, words) };
  // A validation that the permissive mode does not pin on one message.
  if (status === 422 || (status === 400 && name === 'validation_error'))
    return { kind: 'unnamed', outcome: outcomeOf('refused', status, words, { suppress: false }) };
  if (name === 'daily_quota_exceeded') return { kind: 'all', outcome: dayUsedUp(status, words) };
  // It may be weeks, and only the writer can buy more.
  if (name === 'monthly_quota_exceeded') return { kind: 'all', outcome: outcomeOf('sender-fault', status, words) };
  return { kind: 'all', outcome: outcomeOfExchange(exchange, words) };
}

type Writer = ReturnType<typeof writerOf>;

/** Stand for what a recipient brings beside the message's own placeholders. */
const OWN = { to: '@to-of-courant@', delivery: '@delivery-of-courant@' };

function writerOf(message: GroupMessage, recipients: GroupRecipient[]) {
  const placeholders = Object.keys(recipients[0]?.values ?? {});
  const fill = jsonTemplate(
    {
      from: formatAddress(message.from),
      to: [OWN.to],
      ...(message.replyTo ? { reply_to: message.replyTo } : {}),
      subject: message.subject,
      text: message.text,
      html: fillCuts(cutAt(message.html, placeholders), (placeholder) => IN_HTML + placeholder),
      headers: Object.fromEntries(message.headers),
      tags: [{ name: DELIVERY_VARIABLE, value: OWN.delivery }],
    },
    [...placeholders, ...placeholders.map((placeholder) => IN_HTML + placeholder), ...Object.values(OWN)],
  );
  return ({ email, deliveryId, values }: GroupRecipient) =>
    fill((placeholder) => {
      if (placeholder === OWN.to) return email;
      if (placeholder === OWN.delivery) return deliveryId;
      return placeholder.startsWith(IN_HTML)
        ? escapeHtml(values[placeholder.slice(IN_HTML.length)] ?? '')
        : (values[placeholder] ?? '');
    });
}
