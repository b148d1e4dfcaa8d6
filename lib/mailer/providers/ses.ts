import { z } from 'zod';
import { type Exchange, httpLine } from '../http-exchange';
import { DELIVERY_VARIABLE, type GroupMessage, type GroupRecipient, type GroupTransport, type SendOutcome } from '../transport';
import { signAws } from './aws-signature';
import { checkOfExchange } from './check-call';
import { cutAt, escapeHtml, fillCuts } from './fill';
import { formatAddress } from './format-address';
import { acceptedAs, dayUsedUp, jsonOf, outcomeOf, outcomeOfExchange } from './outcomes';
import { type ProviderAddress, wordsOf } from './provider-address';
import { type CallResult, sendInParts } from './send-in-parts';

/** What SES says of one entry, and our answer. API_BulkEmailEntryResult of the SES v2 reference. The names of both of its
 *  generations of documentation stand here. */
const STATUSES: Record<string, Pick<SendOutcome, 'outcome' | 'quota' | 'retryAfterSeconds'>> = {
  MESSAGE_REJECTED: { outcome: 'sender-fault' }, // a virus, or a sandbox that may not write to this address
  MAIL_FROM_DOMAIN_NOT_VERIFIED: { outcome: 'sender-fault' },
  CONFIGURATION_SET_NOT_FOUND: { outcome: 'sender-fault' },
  CONFIGURATION_SET_DOES_NOT_EXIST: { outcome: 'sender-fault' },
  TEMPLATE_NOT_FOUND: { outcome: 'sender-fault' },
  TEMPLATE_DOES_NOT_EXIST: { outcome: 'sender-fault' },
  ACCOUNT_SUSPENDED: { outcome: 'sender-fault' },
  ACCOUNT_DAILY_QUOTA_EXCEEDED: { outcome: 'deferred', quota: true },
  INVALID_SENDING_POOL_NAME: { outcome: 'sender-fault' },
  ACCOUNT_SENDING_PAUSED: { outcome: 'sender-fault' },
  CONFIGURATION_SET_SENDING_PAUSED: { outcome: 'sender-fault' },
  ACCOUNT_THROTTLED: { outcome: 'deferred', retryAfterSeconds: 1 },
  TRANSIENT_FAILURE: { outcome: 'deferred' },
  FAILED: { outcome: 'deferred' },
  INVALID_PARAMETER: { outcome: 'refused' }, // this entry's own: its address or its values
};

const Answer = z.object({
  BulkEmailEntryResults: z.array(z.object({ Status: z.string(), Error: z.string().nullish(), MessageId: z.string().nullish() })),
});

/** Amazon SES v2, SendBulkEmail with the content inside the call: 50 recipients, each with its own values, headers and tags.
 *  https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendBulkEmail.html; limits (50 destinations, 1 MB of JSON) in
 *  …/ses/latest/dg/send-personalized-email-api.html. Content in the call knows only plain `{{name}}`. An address it
 *  cannot read refuses the call as a whole (BadRequestException). The Message-ID is SES's own.
 *  `ses://accessKeyId:secret@email.eu-west-1.amazonaws.com?configuration-set=letters`. */
export function sesTransport({ base, key, secret, options, timeoutSeconds }: ProviderAddress): GroupTransport {
  const concurrency = 4;
  const line = httpLine(concurrency);
  const url = new URL('/v2/email/outbound-bulk-emails', base);
  const region = options.get('region') ?? /^email\.([a-z0-9-]+)\.amazonaws\./.exec(base.hostname)?.[1] ?? 'us-east-1';
  const configurationSet = options.get('configuration-set');
  const credentials = { accessKeyId: key, secretAccessKey: secret, region, service: 'ses' };

  async function call(template: Template, recipients: GroupRecipient[], signal: AbortSignal): Promise<CallResult> {
    const body = JSON.stringify({ ...template.request, BulkEmailEntries: recipients.map(template.entry) });
    const headers = signAws({ method: 'POST', url, body, headers: { 'content-type': 'application/json' } }, credentials);
    const exchange = await line.post({ url, headers, body, timeoutSeconds }, signal);
    if (exchange.kind !== 'answer') return { kind: 'all', outcome: outcomeOfExchange(exchange) };
    if (exchange.status !== 200) return refusal(exchange);
    const answer = Answer.safeParse(jsonOf(exchange));
    if (!answer.success || answer.data.BulkEmailEntryResults.length !== recipients.length)
      return { kind: 'all', outcome: outcomeOf('indeterminate', 200, 'an answer that does not fit the request') };
    return { kind: 'each', outcomes: answer.data.BulkEmailEntryResults.map(outcomeOfEntry) };
  }

  return {
    name: 'ses',
    groupSize: 50,
    concurrency,
    sendGroup: (message, recipients, signal) => {
      const template = templateOf(message, recipients, configurationSet);
      return sendInParts(recipients, (part) => call(template, part, signal));
    },
    check: async (signal) => {
      const body = JSON.stringify({ BulkEmailEntries: [] });
      const headers = signAws({ method: 'POST', url, body, headers: { 'content-type': 'application/json' } }, credentials);
      return checkOfExchange(await line.post({ url, headers, body, timeoutSeconds }, signal));
    },
    close: line.close,
  };
}

function outcomeOfEntry({ Status, Error: words, MessageId }: z.infer<typeof Answer>['BulkEmailEntryResults'][number]) {
  if (Status === 'SUCCESS') return acceptedAs(MessageId ?? undefined);
  const { outcome, quota, retryAfterSeconds } = STATUSES[Status] ?? { outcome: 'deferred' as const };
  const text = words ? `${Status}: ${words}` : Status;
  if (quota) return dayUsedUp(200, text);
  return outcomeOf(outcome, 200, text, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}

/** A call refused as a whole, by the name AWS gives its error (never by its words). */
function refusal(exchange: Extract<Exchange, { kind: 'answer' }>): CallResult {
  const { status } = exchange;
  const said = jsonOf(exchange);
  const named = String(exchange.headers['x-amzn-errortype'] ?? wordsOf(said, '__type') ?? '');
  const name = named.split(':')[0]!.split('#').at(-1)!;
  const words = wordsOf(said, 'message') ?? wordsOf(said, 'Message') ?? exchange.body;
  const text = name ? `${name}: ${words}` : words;
  if (status === 413) return { kind: 'too-long', outcome: outcomeOf('sender-fault', status, text) };
  if (name === 'BadRequestException')
    return { kind: 'unnamed', outcome: outcomeOf('refused', status, text, { suppress: false }) };
  // One name for a second's limit and a day's: only the words tell them apart.
  if (name === 'TooManyRequestsException' && /daily/i.test(words)) return { kind: 'all', outcome: dayUsedUp(status, text) };
  if (name === 'TooManyRequestsException' || name === 'ThrottlingException')
    return { kind: 'all', outcome: { ...outcomeOf('deferred', status, text), retryAfterSeconds: 1 } };
  return { kind: 'all', outcome: outcomeOfExchange(exchange, text) };
}

type Template = ReturnType<typeof templateOf>;

function templateOf(message: GroupMessage, recipients: GroupRecipient[], configurationSet: string | null) {
  const placeholders = Object.keys(recipients[0]?.values ?? {});
  const plain = new Set<string>();
  const html = new Set<string>();
  let braces = false;
  // Two braces a writer typed would be a value's name; so would one that stands right beside a cut. They become values.
  const brace = (run: string) => {
    braces = true;
    return run.replaceAll(/[{}]/g, (one) => (one === '{' ? '{{open}}' : '{{close}}'));
  };
  const cut = (text: string, prefix: 'p' | 'h') => {
    const parts = cutAt(text, placeholders);
    return fillCuts(
      parts,
      (placeholder) => {
        (prefix === 'p' ? plain : html).add(placeholder);
        return `{{${prefix}${placeholders.indexOf(placeholder)}}}`;
      },
      (literal, index) => {
        let escaped = literal.replaceAll(/\{{2,}|\}{2,}/g, brace);
        if (index > 0) escaped = escaped.replace(/^\}/, brace);
        if (index < parts.length - 1) escaped = escaped.replace(/\{$/, brace);
        return escaped;
      },
    );
  };
  const content = { Subject: cut(message.subject, 'p'), Text: cut(message.text, 'p'), Html: cut(message.html, 'h') };
  const headers = message.headers.map(([name, value]) => ({ name, parts: cutAt(value, placeholders) }));
  const shared = { ...(braces ? { open: '{', close: '}' } : {}) };
  return {
    request: {
      FromEmailAddress: formatAddress(message.from),
      ...(message.replyTo ? { ReplyToAddresses: [message.replyTo] } : {}),
      ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
      DefaultContent: { Template: { TemplateContent: content, TemplateData: JSON.stringify(shared) } },
    },
    entry: ({ email, deliveryId, values }: GroupRecipient) => {
      const own: Record<string, string> = { ...shared };
      for (const placeholder of plain) own[`p${placeholders.indexOf(placeholder)}`] = values[placeholder] ?? '';
      for (const placeholder of html) own[`h${placeholders.indexOf(placeholder)}`] = escapeHtml(values[placeholder] ?? '');
      return {
        Destination: { ToAddresses: [email] },
        ReplacementTags: [{ Name: DELIVERY_VARIABLE, Value: deliveryId }],
        ReplacementEmailContent: { ReplacementTemplate: { ReplacementTemplateData: JSON.stringify(own) } },
        ReplacementHeaders: headers.map(({ name, parts }) => ({
          Name: name,
          Value: fillCuts(parts, (placeholder) => values[placeholder] ?? ''),
        })),
      };
    },
  };
}
