import { expect, test } from 'vitest';
import { sortFailure, sortReply } from './replies';
import type { SmtpOutcome, SmtpStage } from './smtp-reply';

type Flag = 'suppress' | 'slowDown' | 'retryOnce' | 'quota';
const REPLIES: [SmtpStage, string, SmtpOutcome, Flag?][] = [
  ['dot', '250 2.0.0 Ok: queued as 4F2A91C0', 'accepted'],
  ['dot', '250 Ok 0100018f-amazonses', 'accepted'],
  // The session, not the recipient
  ['connect', '421 4.3.2 Service not available, closing transmission channel', 'connection', 'slowDown'],
  ['connect', '554 5.7.1 mx.example.net ESMTP not accepting connections', 'connection'],
  ['mail', '421 4.4.2 mail.example.com Error: timeout exceeded', 'connection', 'slowDown'],
  ['rcpt', '421 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume', 'connection', 'slowDown'],
  ['dot', '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail', 'connection', 'slowDown'],
  // Signing in
  ['auth', '535 5.7.8 Error: authentication failed', 'sender-fault'],
  ['auth', '535-5.7.8 Username and Password not accepted.', 'sender-fault'],
  ['auth', '534-5.7.9 Application-specific password required.', 'sender-fault'],
  ['mail', '530 5.7.0 Authentication Required', 'sender-fault'],
  ['auth', '454 4.7.0 Temporary authentication failure: Connection lost to authentication server', 'connection'],
  // Later
  ['rcpt', '450 4.2.0 <reader@example.net>: Recipient address rejected: Greylisted, see http://postgrey.example', 'deferred'],
  ['rcpt', '451 4.7.1 Greylisting in action, please come back later', 'deferred'],
  ['rcpt', '450 4.2.1 The user you are trying to contact is receiving mail too quickly.', 'deferred'],
  ['rcpt', '452 4.2.2 The email account that you tried to reach is over quota.', 'deferred'],
  ['dot', '452 4.3.1 Insufficient system storage', 'deferred'],
  ['dot', '451 4.3.0 Error: queue file write error', 'deferred'],
  ['rcpt', '450 4.1.2 <reader@nowhere.example>: Recipient address rejected: Domain not found', 'deferred'],
  ['rcpt', '451 4.4.4 Temporary server error. Please try again later ATTR2', 'deferred'],
  ['dot', '451 4.7.26 This mail has been rate limited because it is unauthenticated', 'deferred', 'slowDown'],
  // Too fast
  ['dot', '450-4.7.28 Our system has detected an unusual rate of mail', 'deferred', 'slowDown'],
  ['dot', '454 Throttling failure: Maximum sending rate exceeded.', 'deferred', 'slowDown'],
  ['rcpt', '451 4.7.500 Server busy. Please try again later, too many messages', 'deferred', 'slowDown'],
  // Our quota
  ['dot', '454 Throttling failure: Daily message quota exceeded.', 'deferred', 'quota'],
  ['mail', '550-5.4.5 Daily user sending limit exceeded.', 'deferred', 'quota'],
  ['rcpt', '452 4.7.1 Hourly sending limit reached', 'deferred', 'quota'],
  ['mail', '451 4.7.0 You have exceeded your quota of 500 messages per day', 'deferred', 'quota'],
  ['dot', '454 4.7.0 Monthly message quota exceeded', 'sender-fault'],
  // The address
  [
    'rcpt',
    '550 5.1.1 <gone@example.net>: Recipient address rejected: User unknown in virtual mailbox table',
    'refused',
    'suppress',
  ],
  ['rcpt', '550-5.1.1 The email account that you tried to reach does not exist.', 'refused', 'suppress'],
  ['rcpt', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'refused', 'suppress'],
  ['rcpt', '501 5.1.3 Bad recipient address syntax', 'refused', 'suppress'],
  ['rcpt', '550 5.2.1 The email account that you tried to reach is disabled.', 'refused', 'suppress'],
  ['rcpt', '550 5.7.17 Mailbox owner has changed', 'refused', 'suppress'],
  ['rcpt', '556 5.1.10 Recipient address has null MX', 'refused', 'suppress'],
  ['rcpt', '550 5.1.2 <reader@nowhere.example>: Domain not found', 'refused', 'retryOnce'],
  ['rcpt', '550 No such user here', 'refused', 'suppress'],
  ['rcpt', '551 User not local; no such user', 'refused', 'suppress'],
  ['rcpt', '553 sorry, no mailbox here by that name: unknown user', 'refused', 'suppress'],
  ['dot', '554 delivery error: dd This user doesn’t have an account', 'sender-fault'],
  // The mailbox, for now
  ['rcpt', '552 5.2.2 The email account that you tried to reach is over quota.', 'refused'],
  ['rcpt', '554 mailbox is full', 'refused'],
  ['rcpt', '550 5.4.1 Recipient address rejected: Access denied.', 'refused'],
  ['rcpt', '550 5.7.124 Sender not in allowed-senders list', 'refused'],
  ['rcpt', '550 5.5.0 Requested action not taken: mailbox unavailable', 'refused'],
  ['rcpt', '550 Requested action not taken', 'refused'],
  // Us, or the message
  ['dot', '554 5.7.1 Message rejected as spam by content filter', 'sender-fault'],
  ['rcpt', '554 5.7.1 <reader@example.net>: Relay access denied', 'sender-fault'],
  ['rcpt', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', 'sender-fault'],
  ['dot', '550-5.7.26 This mail has been blocked because the sender is unauthenticated.', 'sender-fault'],
  [
    'dot',
    '550 5.7.515 Access denied, sending domain example.com does not meet the required authentication level',
    'sender-fault',
  ],
  ['dot', '552 5.3.4 Message size exceeds fixed limit', 'sender-fault'],
  ['mail', '552 Message size exceeds maximum value', 'sender-fault'],
  ['mail', '553 5.1.8 <post@nowhere.example>: Sender address rejected: Domain not found', 'sender-fault'],
  ['dot', '554 Message rejected: Email address is not verified.', 'sender-fault'],
  ['data', '503 5.5.1 Error: need RCPT command', 'sender-fault'],
  ['dot', '550 5.6.0 Lone CR or LF in body', 'sender-fault'],
  ['mail', '501 5.1.7 Bad sender address syntax', 'sender-fault'],
];

test.each(REPLIES)('at %s: %s → %s', (stage, answer, outcome, flag) => {
  const reply = sortReply(answer, stage);
  expect(reply.outcome).toBe(outcome);
  // retryOnce suppresses when it is said again.
  expect(Boolean(reply.suppress)).toBe(flag === 'suppress' || flag === 'retryOnce');
  expect(Boolean(reply.slowDown)).toBe(flag === 'slowDown');
  expect(Boolean(reply.retryOnce)).toBe(flag === 'retryOnce');
  expect(Boolean(reply.quota)).toBe(flag === 'quota');
});

test('without an answer a message is unsent before the final dot, and unknown after it', () => {
  expect(sortFailure('timeout', 'data').outcome).toBe('connection');
  expect(sortFailure('timeout', 'dot').outcome).toBe('indeterminate');
});

test('only a refusal of an address ever suppresses', () => {
  for (const [stage, answer] of REPLIES) {
    const reply = sortReply(answer, stage);
    if (reply.suppress) expect(reply.outcome).toBe('refused');
  }
});
