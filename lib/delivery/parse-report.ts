import type { ParsedMail } from 'mailparser';
import type { MailEventKind } from '@/lib/db/types';
import { statusOfWords } from './known-refusals';
import { headerOf, parseMail } from './parse-mail';
import { reportBlocks, untyped } from './report-fields';
import { isVague, type SortedStatus, sortStatus } from './sort-status';

/** What a message says that came to a return address. It names no one: whom it concerns is told by the address it came
 *  to, and for a complaint also by the message that it returns. */
export type Report =
  | { kind: 'delivery-status'; event: MailEventKind; status: string | null; detail: string }
  /** `returned`: the head of the message complained about, and the report's own fields */
  | { kind: 'complaint'; feedbackType: string; returned: string }
  /** A vacation note and the like (RFC 3834): neither a bounce nor a reply */
  | { kind: 'auto-reply' }
  /** Anything else. Nothing follows from it. */
  | { kind: 'unclassified' };

/** RFC 5965 §7.3 and RFC 6430: only what says that a person does not want the mail. */
const COMPLAINTS = new Set(['abuse', 'fraud', 'opt-out', 'opt-out-list']);
const UNCLASSIFIED: Report = { kind: 'unclassified' };
const DETAIL_MAX = 500;
/** Nothing that decides stands deeper in a report; patterns never see more, whatever is sent. */
const TEXT_MAX = 32_768;
const WORDS_MAX = 2_000;

/** Reads what came to a return address: a delivery status (RFC 3464), a feedback report (RFC 5965), a refusal in the
 *  words of a known mail server, an automatic reply, or none of these. In that order, as the first is the surest. */
export async function parseReport(source: Buffer): Promise<Report> {
  const mail = await parseMail(source);
  return mail ? readReport(mail) : UNCLASSIFIED;
}

/** parseReport() of a message read already. */
export function readReport(mail: ParsedMail): Report {
  return readFeedback(mail) ?? readDeliveryStatus(mail) ?? readKnownText(mail) ?? readAutoReply(mail) ?? UNCLASSIFIED;
}

const textOf = (mail: ParsedMail) => (mail.text ?? '').slice(0, TEXT_MAX);
const contentOf = (content: Buffer) => content.subarray(0, TEXT_MAX);
const partOf = (mail: ParsedMail, ...types: string[]) => mail.attachments.find(({ contentType }) => types.includes(contentType));

function readFeedback(mail: ParsedMail): Report | null {
  const part = partOf(mail, 'message/feedback-report');
  if (!part) return null;
  const fields = new Map(reportBlocks(contentOf(part.content)).flatMap((block) => [...block]));
  const feedbackType = (fields.get('feedback-type') ?? '').toLowerCase();
  if (!COMPLAINTS.has(feedbackType)) return UNCLASSIFIED;
  const message = partOf(mail, 'message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const head =
    (message &&
      contentOf(message.content)
        .toString('utf8')
        .split(/\r?\n\r?\n/)[0]) ??
    '';
  return {
    kind: 'complaint',
    feedbackType,
    returned: `${contentOf(part.content).toString('utf8')}\n${head}`.replace(/\r?\n[ \t]+/g, ''),
  };
}

/** Gravest first: a report may speak of several addresses, and ours went to one. */
const ACTIONS = ['failed', 'delayed', 'delivered'];

function readDeliveryStatus(mail: ParsedMail): Report | null {
  const part = partOf(mail, 'message/delivery-status', 'message/global-delivery-status');
  if (!part) return null;
  const recipients = reportBlocks(contentOf(part.content)).filter((block) => block.has('action') || block.has('status'));
  const actionOf = (block: Map<string, string>) => (block.get('action') ?? '').toLowerCase().split(/[\s;(]/)[0] ?? '';
  const gravest = ACTIONS.map((action) => recipients.find((block) => actionOf(block) === action)).find(Boolean);
  if (!gravest) return UNCLASSIFIED; // relayed, expanded, or broken
  const given = /[245]\.\d{1,3}\.\d{1,3}/.exec(gravest.get('status') ?? '')?.[0] ?? '';
  const words = untyped(gravest.get('diagnostic-code') ?? gravest.get('x-display-name')).slice(0, WORDS_MAX);
  const detail = cut(words || quotedRefusal(textOf(mail)) || given);
  const action = actionOf(gravest);
  if (action !== 'failed')
    return { kind: 'delivery-status', event: action as 'delayed' | 'delivered', status: given || null, detail };
  const sorted = sortStatus(words, given);
  // Where the status says only that it failed, the words beside it may say more.
  const vague = !words && (sorted.status === null || isVague(sorted.status));
  const better = vague ? sortWords(textOf(mail)) : null;
  return { kind: 'delivery-status', event: (better ?? sorted).kind, status: (better ?? sorted).status, detail };
}

/** Programs that report in plain text. */
const SAYS_DELAYED =
  /this is a warning message only|(has|have) not (yet )?been delivered (to|after)|delivery (has been|is) delayed|will (continue|keep) (to try|trying)|you do not need to (re)?send/i;
const SAYS_FAILED =
  /qmail-send program|this is a permanent error|could not be delivered|couldn't be delivered|unable to deliver|delivery (to .{0,80})?(has )?failed|permanent fatal errors|undeliverable|did not reach the following|returned to sender|not delivered/i;
const BOUNCE_SUBJECT =
  /undeliver|failure notice|returned mail|returned to sender|delivery (status|failure|report|problem|has failed)|mail delivery (failed|system)|delivery notification|could not be delivered|warning: (message|could not send)/i;

function readKnownText(mail: ParsedMail): Report | null {
  const subject = (mail.subject ?? '').slice(0, WORDS_MAX);
  const text = `${subject}\n${textOf(mail)}`;
  const sender = mail.from?.value[0]?.address ?? '';
  const fromServer =
    /^(mailer-?daemon|postmaster|mail-?daemon|mdaemon|bounce)\b/i.test(sender) ||
    headerOf(mail, 'x-failed-recipients') !== '' ||
    headerOf(mail, 'return-path') === '<>';
  if (!fromServer || !(BOUNCE_SUBJECT.test(subject) || SAYS_FAILED.test(text) || SAYS_DELAYED.test(text))) return null;
  const detail = cut(quotedRefusal(textOf(mail)));
  if (SAYS_DELAYED.test(text)) return { kind: 'delivery-status', event: 'delayed', status: null, detail };
  const sorted = SAYS_FAILED.test(text) ? sortWords(textOf(mail)) : null;
  return sorted ? { kind: 'delivery-status', event: sorted.kind, status: sorted.status, detail } : UNCLASSIFIED;
}

/** By the reply or status that a text quotes, else by known words; null where it holds neither. */
function sortWords(text: string): SortedStatus | null {
  const own = ownWords(text);
  const quoted = quotedRefusal(own);
  if (quoted) return sortStatus(quoted, '');
  const status = statusOfWords(own);
  return status ? sortStatus('', status) : null;
}

/** Without the copy of our own message, in which numbers may look like codes. */
const ownWords = (text: string) =>
  text.split(
    /^[- \t]{0,80}(below this line is a copy|original message|this is a copy of|included is a copy|----- original|--- below)/im,
  )[0] ?? '';

/** The line of a text in which a server's refusal stands, with the line after it: `550 5.1.1 …`, `(#5.1.1)`. */
function quotedRefusal(text: string): string {
  const lines = ownWords(text)
    .split('\n')
    .map((line) => line.trim());
  const reply = lines.findIndex((line) => /(^|[\s:>(])[45]\d\d[ -]+#?([245]\.\d{1,3}\.\d{1,3}\b|[A-Za-z<(])/.test(line));
  const at = reply >= 0 ? reply : lines.findIndex((line) => /(^|[\s(#])[45]\.\d{1,3}\.\d{1,3}([\s):]|$)/.test(line));
  if (at < 0) return '';
  const line = `${lines[at]} ${lines[at + 1] ?? ''}`.trim();
  return line.slice(0, WORDS_MAX).slice(Math.max(0, line.search(/[45]\d\d[ -]|[45]\.\d{1,3}\.\d/)));
}

function readAutoReply(mail: ParsedMail): Report | null {
  return isAutomatic(mail) ? { kind: 'auto-reply' } : null;
}

/** Whether a program wrote the message (RFC 3834 §5 and what went before it): such mail is never answered or passed on. */
export function isAutomatic(mail: ParsedMail): boolean {
  const submitted = headerOf(mail, 'auto-submitted').toLowerCase();
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^(auto.?reply|bulk|junk|list)/i.test(headerOf(mail, 'precedence')) ||
    [
      'x-autoreply',
      'x-autorespond',
      'x-autoresponder',
      'x-autogenerated',
      'x-mail-autoreply',
      'x-loop',
      'x-fc-autoreply',
      'x-auto-response-suppress',
    ].some((name) => headerOf(mail, name) !== '') ||
    headerOf(mail, 'return-path') === '<>' ||
    /^(auto(matic)?[ -]?(reply|response|antwort)|automatische antwort|out of (the )?office|réponse automatique|respuesta automática|abwesenheit)/i.test(
      mail.subject ?? '',
    )
  );
}

const cut = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, DETAIL_MAX);
