import type { SmtpReply, SmtpStage } from './smtp-reply';

type Rule = {
  code?: RegExp;
  enhanced?: RegExp;
  text?: RegExp;
  stage?: SmtpStage[];
  answer: Pick<SmtpReply, 'outcome' | 'suppress' | 'slowDown' | 'retryOnce' | 'quota' | 'retryAfterSeconds'>;
};

const deferred = { outcome: 'deferred' } as const;
const refused = { outcome: 'refused' } as const;
const badAddress = { outcome: 'refused', suppress: true } as const;
const senderFault = { outcome: 'sender-fault' } as const;
/** Amazon SES and Gmail count the last 24 hours, so that some comes back long before the next day: asked again each hour. */
const usedUp = { outcome: 'deferred', quota: true, retryAfterSeconds: 3600 } as const;
const connection = { outcome: 'connection' } as const;

const NO_SUCH_USER =
  /(user|recipient|mailbox|address|account)[^.]{0,40}\b(unknown|not (found|exist)|does ?n[o']t exist|invalid|no longer)|no such (user|mailbox|recipient|address|person)|unknown (user|recipient|mailbox|local part)|not a (known|valid) (user|mailbox|recipient)|(account|mailbox) (is |has been )?(disabled|closed|deleted|terminated)/i;
const FULL = /(mailbox|inbox|quota|storage|account)[^.]{0,40}\b(full|exceed|over ?quota|out of storage)|over ?quota/i;
const POLICY =
  /spam|policy|block(ed|list)|black ?list|\brbl\b|\bdnsbl\b|reputation|spf|dkim|dmarc|not (authenticated|authorized)|relay|banned|denied|prohibited/i;
const RATE = /\brate\b|throttl|too (many|fast)|slow down|limit exceeded/i;
const QUOTA =
  /(daily|hourly|monthly|sending|message|user)[^.]{0,30}(quota|limit)[^.]{0,20}(exceed|reach)|quota exceeded for|out of credits/i;
/** What is our own and comes back by itself. A month's quota is no such thing: the writer has to decide. */
const HOUR_OR_DAY =
  /(daily|hourly)[^.]{0,30}(quota|limit)[^.]{0,20}(exceed|reach)|(quota|limit|exceed)[^.]{0,40}\b(per|an?|each|every) (hour|day)\b/i;

/** Every answer of a server, most specific first: the first row that fits decides. Codes are compared before words,
 *  and words only where a code is silent. Only a fault of the address itself suppresses a reader: a policy refusal
 *  (5.7.x) speaks of us, and once unsubscribed whole lists elsewhere. Sources: RFC 5321, RFC 3463, RFC 7505, and the
 *  published codes of Gmail, Microsoft, Yahoo, Amazon SES. */
const TABLE: Rule[] = [
  // The server closes the session, whatever it was asked: this says nothing about the recipient (RFC 5321 §3.8).
  { code: /^421$/, answer: { outcome: 'connection', slowDown: true } },
  { stage: ['connect'], answer: connection },

  // Signing in
  { code: /^53[0458]$/, answer: senderFault },
  { stage: ['auth'], code: /^5/, answer: senderFault },
  { stage: ['auth'], answer: connection },

  // Limits of our own account, before "mailbox full": they share words
  { code: /^454$/, text: HOUR_OR_DAY, answer: usedUp },
  { code: /^45[0-2]$/, enhanced: /^4\.7\./, text: HOUR_OR_DAY, answer: usedUp },
  { enhanced: /^5\.4\.5$/, text: HOUR_OR_DAY, answer: usedUp },
  { code: /^454$/, text: QUOTA, answer: senderFault },
  { enhanced: /^5\.4\.5$/, answer: senderFault },
  { stage: ['mail', 'data', 'dot'], code: /^5/, text: /daily|hourly|monthly/i, answer: senderFault },
  { code: /^4/, enhanced: /^4\.7\.28$/, answer: { outcome: 'deferred', slowDown: true } },
  { code: /^45[14]$/, text: RATE, answer: { outcome: 'deferred', slowDown: true } },
  { code: /^4/, enhanced: /^4\.[357]\./, text: RATE, answer: { outcome: 'deferred', slowDown: true } },

  // Every other 4xx: grey-listing, a full mailbox, a full disk, a name server that is away
  { code: /^4/, answer: deferred },

  // MAIL FROM names no recipient, so a refusal of it is never his fault
  { stage: ['mail'], code: /^5/, answer: senderFault },

  // The address
  { enhanced: /^5\.1\.(1|3|6|10)$/, answer: badAddress },
  { enhanced: /^5\.1\.2$/, answer: { outcome: 'refused', suppress: true, retryOnce: true } },
  { enhanced: /^5\.2\.1$/, answer: badAddress },
  { enhanced: /^5\.7\.1[37]$/, answer: badAddress }, // RFC 7293: account disabled, owner changed
  // A mailbox that is full today. Refused, but a soft bounce: it suppresses nobody.
  { enhanced: /^5\.2\.2$/, answer: refused },
  // Microsoft: a group or person that takes mail from chosen senders only
  { enhanced: /^5\.7\.(12[345]|13[3456])$/, answer: refused },

  // The message, or us
  { enhanced: /^5\.[13]\.[78]$/, answer: senderFault }, // bad sender address, bad sender domain
  { enhanced: /^5\.3\.4$/, answer: senderFault },
  { enhanced: /^5\.6\./, answer: senderFault },
  { enhanced: /^5\.7\./, answer: senderFault },
  { code: /^55[013]$/, enhanced: /^5\.5\./, text: /mailbox unavailable/i, answer: refused }, // outlook.com: no such mailbox, or hidden
  { enhanced: /^5\.5\./, answer: senderFault },

  // 5.0.0, 5.1.0, 5.2.0, 5.3.0, 5.4.x: routes and causes unnamed. Words may say more.
  { stage: ['rcpt'], code: /^55[013]$/, text: NO_SUCH_USER, answer: badAddress },
  { enhanced: /^5\.[1234]\./, answer: refused },

  // No enhanced code
  { code: /^55[0124]$/, text: FULL, answer: refused },
  { code: /^552$/, answer: senderFault }, // RFC 5321: storage exceeded; without "mailbox full" it is the message's size
  { code: /^50/, answer: senderFault },
  { code: /^5/, text: POLICY, answer: senderFault },
  { stage: ['data', 'dot'], code: /^55[013]$/, text: NO_SUCH_USER, answer: badAddress },
  { stage: ['rcpt'], code: /^5/, answer: refused },
  { code: /^5/, answer: senderFault },
];

const CODE = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?/;

/** Sorts what a server answered.
 *  @param answer the reply as it came, several lines joined by \n; @param stage what it answered. */
export function sortReply(answer: string, stage: SmtpStage): SmtpReply {
  const found = CODE.exec(answer);
  const code = found ? Number(found[1]) : null;
  const enhanced = found?.[2] ?? null;
  const text = answer.replace(/\s+/g, ' ').trim().slice(0, 500);
  const seen = { code, enhanced, text, stage };
  if (code === null) return { ...seen, outcome: stage === 'dot' ? 'indeterminate' : 'connection' };
  if (code < 400) return { ...seen, outcome: stage === 'dot' ? 'accepted' : 'connection' };
  const rule = TABLE.find(
    (row) =>
      (!row.stage || row.stage.includes(stage)) &&
      (!row.code || row.code.test(String(code))) &&
      (!row.enhanced || (enhanced !== null && row.enhanced.test(enhanced))) &&
      (!row.text || row.text.test(text)),
  );
  return { ...seen, ...(rule?.answer ?? connection) };
}

/** A message that failed without an answer: before the final dot nothing happened, after it the server may have it. */
export const sortFailure = (text: string, stage: SmtpStage): SmtpReply => ({
  outcome: stage === 'dot' ? 'indeterminate' : 'connection',
  code: null,
  enhanced: null,
  text: text.slice(0, 500),
  stage,
});
