import { expect, test } from 'vitest';
import { rateScope } from './rate-scope';
import { recipientDomain } from './recipient-domain';
import { sortReply } from './replies';
import type { SmtpStage } from './smtp-reply';
import { readTransportLimits } from './transport-limits';

test.each<[SmtpStage, string, ReturnType<typeof rateScope>]>([
  ['dot', '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail', 'domain'],
  ['dot', '450-4.7.28 Our system has detected an unusual rate of mail', 'domain'],
  ['rcpt', '421 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume', 'domain'],
  ['rcpt', '451 4.7.500 Server busy. Please try again later, too many messages', 'domain'],
  ['dot', '454 Throttling failure: Maximum sending rate exceeded.', 'transport'],
  ['mail', '454 4.7.0 too fast, slow down', 'transport'],
  ['mail', '421 4.4.2 mail.example.com Error: timeout exceeded', null],
  ['mail', '421 4.3.2 Service not available, closing transmission channel', null],
  ['mail', '421 4.7.0 Too many concurrent connections', null],
  ['rcpt', '421 too many messages in this session', null],
  ['rcpt', '450 4.2.0 grey-listed', null],
  ['dot', '454 Throttling failure: Daily message quota exceeded.', null],
])('%s %s: %s', (stage, words, scope) => {
  expect(rateScope(sortReply(words, stage))).toBe(scope);
});

test.each([
  ['Ana@GMail.com', 'gmail.com'],
  ['ana@googlemail.com', 'gmail.com'],
  ['ana@hotmail.co.uk', 'outlook.com'],
  ['ana@live.nl', 'outlook.com'],
  ['ana@yahoo.co.jp', 'yahoo.com'],
  ['ana@me.com', 'icloud.com'],
  ['ana@outlook.example', 'outlook.example'],
  ['ana@letters.example', 'letters.example'],
])('%s counts with %s', (email, domain) => {
  expect(recipientDomain(email)).toBe(domain);
});

test('limits are read from the URL, and what is no number is said', () => {
  expect(readTransportLimits('smtp://mail.example?perSecond=0.5&perDay=50000&connections=8')).toEqual({
    ...{ perSecond: 0.5, perDay: 50_000, connections: 8 },
  });
  expect(readTransportLimits('smtp://mail.example')).toEqual({ perSecond: null, perDay: null, connections: null });
  for (const wrong of ['perSecond=0', 'perSecond=fast', 'perDay=1.5', 'connections=', 'connections=-1'])
    expect(readTransportLimits(`smtp://mail.example?${wrong}`)).toHaveProperty('problem');
});
