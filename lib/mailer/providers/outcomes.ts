import { type Exchange, retryAfterSeconds } from '../http-exchange';
import type { SendOutcome } from '../transport';

const TEXT_MAX = 500;

/** An outcome with its words cut to what the ledger keeps. */
export const outcomeOf = (
  outcome: SendOutcome['outcome'],
  code: number | null,
  text: string,
  more: Pick<SendOutcome, 'suppress' | 'retryAfterSeconds' | 'providerMessageId'> = {},
): SendOutcome => ({ outcome, code, enhanced: null, text: text.slice(0, TEXT_MAX), ...more });

/** A day's mail is used up. Asked again each hour: both who say so, SES and Resend, count in windows of their own. */
export const dayUsedUp = (code: number, text: string): SendOutcome => ({
  ...outcomeOf('deferred', code, text, { retryAfterSeconds: 3600 }),
  quota: true,
});

export const acceptedAs = (providerMessageId: string | undefined, code = 200, text = 'accepted') =>
  outcomeOf('accepted', code, text, providerMessageId ? { providerMessageId } : {});

/** What a call that was not a success means for every recipient of it, by HTTP's own codes. A provider sorts its own first.
 *  500 and 503 are documented by all five as "not taken, try again"; 502 and 504 are a gateway's words about a server that
 *  may have taken the request. */
export function outcomeOfExchange(exchange: Exchange, words?: string): SendOutcome {
  if (exchange.kind === 'unsent') return outcomeOf('connection', null, exchange.problem);
  if (exchange.kind === 'lost') return outcomeOf('indeterminate', null, exchange.problem);
  const { status, headers } = exchange;
  const text = words || exchange.body.trim() || `HTTP ${status}`;
  const wait = retryAfterSeconds(headers);
  if (status === 429 || status === 408 || status === 500 || status === 503)
    return outcomeOf('deferred', status, text, wait === undefined ? {} : { retryAfterSeconds: wait });
  if (status === 502 || status === 504) return outcomeOf('indeterminate', status, text);
  if (status > 504) return outcomeOf('deferred', status, text);
  // 401, 402, 403, 404, 405 … and a redirect: our key, our plan, our domain, our address of theirs.
  return outcomeOf('sender-fault', status, text);
}

/** The JSON of an answer, or undefined where it is none. */
export function jsonOf(exchange: Exchange): unknown {
  if (exchange.kind !== 'answer') return undefined;
  try {
    return JSON.parse(exchange.body);
  } catch {
    return undefined; // a gateway's HTML page: the status speaks
  }
}
