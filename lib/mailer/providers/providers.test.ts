import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startStandIn } from '@/lib/testing/stand-in';
import { readTransportUrl } from '../open-transport';
import type { GroupMessage, GroupRecipient, GroupTransport } from '../transport';

const PROVIDERS = [
  { name: 'mailgun', user: 'test-key', path: '/v3/letters.example' },
  { name: 'ses', user: 'test-key:test-secret', path: '' },
  { name: 'postmark', user: 'test-key', path: '' },
  { name: 'sendgrid', user: 'test-key', path: '' },
  { name: 'resend', user: 'test-key', path: '' },
];

// What a writer may type that means something to one of them: all of it must arrive as typed.
const TRICKY = '{{p0}} {{{x}}} %recipient.p0% %recipient% [%courantp0%] {a}}} "quoted" 100 % – ü 🎈';
const message: GroupMessage = {
  from: { name: `Ana's "Letters", weekly`, email: 'ana@letters.example' },
  replyTo: 'reply@letters.example',
  subject: `Größe ${TRICKY}`,
  html: `<p>${TRICKY}</p><style>a{color:red}</style>{@@unsubscribe@@}<a href="@@unsubscribe@@">Stop</a> Hello @@name@@`,
  text: `${TRICKY}\n@@unsubscribe@@ @@name@@`,
  headers: [
    ['List-Unsubscribe', '<@@unsubscribe@@>, <mailto:u@letters.example>'],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ['List-Id', '"Ana\'s Letters" <letters.letters.example>'],
  ],
};
let serial = 0;
const recipient = (local = 'reader'): GroupRecipient => {
  serial += 1;
  const deliveryId = randomUUID();
  return {
    deliveryId,
    email: local.includes('@') ? local : `${local}${serial}@example.net`,
    messageId: `<d.${deliveryId}@letters.example>`,
    values: { '@@unsubscribe@@': `https://letters.example/u/${serial}?a=1&b=2`, '@@name@@': `Tom & <Jerry> ${serial}` },
  };
};
const group = (count: number) => Array.from({ length: count }, () => recipient());
const never = new AbortController().signal;

describe.each(PROVIDERS)('$name', ({ name, user, path }) => {
  let standIn: Awaited<ReturnType<typeof startStandIn>>;
  const opened: GroupTransport[] = [];
  const open = (login = user, query = 'timeout=1') => {
    const read = readTransportUrl(`${name}+http://${login}@${standIn.host}${path}?${query}`);
    if (read.kind !== 'provider') throw new Error(read.kind);
    const transport = read.open();
    opened.push(transport);
    return transport;
  };
  const outcomesOf = async (recipients: GroupRecipient[]) =>
    (await open().sendGroup(message, recipients, never)).map(({ outcome }) => outcome);

  beforeAll(async () => {
    standIn = await startStandIn(name);
  });
  beforeEach(() => standIn.forget());
  afterAll(async () => {
    for (const transport of opened) transport.close();
    await standIn.stop();
  });

  test('each reader gets the message with their own values and headers, and the webhook can find the delivery', async () => {
    const recipients = group(3);
    const outcomes = await open().sendGroup(message, recipients, never);
    const { accepted, calls } = await standIn.taken();
    expect(calls).toBe(1);
    expect(accepted).toHaveLength(3);
    for (const [index, { email, deliveryId, values }] of recipients.entries()) {
      const unsubscribe = values['@@unsubscribe@@']!;
      const taken = accepted.find(({ to }) => to === email)!;
      expect(taken.subject).toBe(message.subject);
      expect(taken.text).toBe(`${TRICKY}\n${unsubscribe} ${values['@@name@@']}`);
      const href = unsubscribe.replace('&', '&amp;');
      const written = values['@@name@@']!.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
      expect(taken.html).toBe(`<p>${TRICKY}</p><style>a{color:red}</style>{${href}}<a href="${href}">Stop</a> Hello ${written}`);
      expect(taken.headers).toMatchObject({
        'List-Unsubscribe': `<${unsubscribe}>, <mailto:u@letters.example>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      });
      expect(taken.variables).toEqual({ delivery: deliveryId });
      expect(taken.from).toContain('ana@letters.example');
      expect(outcomes[index]).toMatchObject({ outcome: 'accepted', providerMessageId: taken.id });
    }
  });

  test('one bad address fails alone, and no one gets it twice', async () => {
    const size = Math.min(open().groupSize, 200);
    const recipients = [...group(size - 3), recipient('bad'), recipient(), recipient('bad')];
    const outcomes = await open().sendGroup(message, recipients, never);
    outcomes.forEach((outcome, index) => {
      const bad = recipients[index]!.email.startsWith('bad');
      expect(outcome).toMatchObject(bad ? { outcome: 'refused', suppress: false } : { outcome: 'accepted' });
    });
    const { accepted } = await standIn.taken();
    expect(accepted.map(({ to }) => to).sort()).toEqual(
      recipients
        .map(({ email }) => email)
        .filter((email) => !email.startsWith('bad'))
        .sort(),
    );
  });

  test('when every address is refused it is our message: nobody is blamed', async () => {
    expect(new Set(await outcomesOf(Array.from({ length: 12 }, () => recipient('bad'))))).toEqual(new Set(['sender-fault']));
  });

  test('a full group goes in one call', async () => {
    const { groupSize } = open();
    expect(new Set(await outcomesOf(group(groupSize)))).toEqual(new Set(['accepted']));
    expect(await standIn.taken()).toMatchObject({ calls: 1, count: groupSize });
  });

  test('a wrong key is our fault, told once', async () => {
    const outcomes = await open('wrong:wrong').sendGroup(message, group(4), never);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['sender-fault']));
    expect(await standIn.taken()).toMatchObject({ calls: 1, count: 0 });
  });

  test('a test of the key sends nothing and says what was answered', async () => {
    expect(await open().check(never)).toEqual({ ok: true, words: 'It took the key.' });
    expect(await open('wrong:wrong').check(never)).toMatchObject({ ok: false, words: expect.stringMatching(/^40[13] /) });
    expect((await standIn.taken()).count).toBe(0);
  });

  test('too many calls are deferred for as long as we are told', async () => {
    await standIn.faults({ kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body: { message: 'slow down' } });
    const outcomes = await open().sendGroup(message, group(2), never);
    expect(outcomes).toMatchObject([
      { outcome: 'deferred', code: 429, retryAfterSeconds: 7 },
      { outcome: 'deferred', retryAfterSeconds: 7 },
    ]);
  });

  test('its own trouble defers, a gateway that gave up leaves it open', async () => {
    await standIn.faults({ kind: 'answer', status: 500, body: '<html>oops</html>' });
    expect(await outcomesOf(group(2))).toEqual(['deferred', 'deferred']);
    await standIn.faults({ kind: 'answer', status: 504, body: '<html>timeout</html>' });
    expect(await outcomesOf(group(2))).toEqual(['indeterminate', 'indeterminate']);
  });

  test('a group too long is halved; one message too long is our fault', async () => {
    const tooLong = { kind: 'answer', status: 413, body: { message: 'too large' } } as const;
    await standIn.faults(tooLong);
    expect(await outcomesOf(group(4))).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    await standIn.faults(tooLong);
    expect(await outcomesOf(group(1))).toEqual(['sender-fault']);
  });

  test('no connection means not sent', async () => {
    const read = readTransportUrl(`${name}+http://${user}@127.0.0.1:1${path}`);
    if (read.kind !== 'provider') throw new Error(read.kind);
    const outcomes = await read.open().sendGroup(message, group(2), never);
    expect(outcomes).toMatchObject([{ outcome: 'connection', code: null }, { outcome: 'connection' }]);
  });

  test('an answer lost after they took it never counts as not sent', async () => {
    await standIn.faults({ kind: 'drop' });
    const dropped = await outcomesOf(group(2));
    await standIn.faults({ kind: 'silence' });
    const silent = await outcomesOf(group(2));
    // Resend is asked again under the same key, and answers with what it did.
    const expected = name === 'resend' ? 'accepted' : 'indeterminate';
    expect([...dropped, ...silent]).toEqual([expected, expected, expected, expected]);
    expect((await standIn.taken()).count).toBe(4);
  });

  test('a worker told to stop leaves what is in flight open, and answers', async () => {
    await standIn.faults({ kind: 'silence' });
    const outcomes = await open(user, 'timeout=20').sendGroup(message, group(2), AbortSignal.timeout(300));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['indeterminate', 'indeterminate']);
  });
});

describe('what only one of them says', () => {
  test('Postmark: an inactive recipient is suppressed here as well', async () => {
    const standIn = await startStandIn('postmark');
    const read = readTransportUrl(`postmark+http://test-key@${standIn.host}`);
    if (read.kind !== 'provider') throw new Error(read.kind);
    const transport = read.open();
    const outcomes = await transport.sendGroup(message, [recipient('inactive'), recipient()], never);
    expect(outcomes).toMatchObject([{ outcome: 'refused', code: 406, suppress: true }, { outcome: 'accepted' }]);
    expect((await standIn.taken()).accepted[0]!.headers).toMatchObject({ 'X-PM-KeepID': 'true' });
    transport.close();
    await standIn.stop();
  });

  test('SES: a used-up day is waited for, whether an entry says so or the call', async () => {
    const standIn = await startStandIn('ses');
    const read = readTransportUrl(`ses+http://test-key:test-secret@${standIn.host}`);
    if (read.kind !== 'provider') throw new Error(read.kind);
    const transport = read.open();
    const outcomes = await transport.sendGroup(message, [recipient(), recipient('overday')], never);
    expect(outcomes).toMatchObject([{ outcome: 'accepted' }, { outcome: 'deferred', quota: true, retryAfterSeconds: 3600 }]);
    const headers = { 'x-amzn-errortype': 'TooManyRequestsException' };
    for (const [words, quota] of [
      ['Daily message quota exceeded', true],
      ['Maximum sending rate exceeded', undefined],
    ] as const) {
      await standIn.faults({ kind: 'answer', status: 429, headers, body: { message: words } });
      const [outcome] = await transport.sendGroup(message, [recipient()], never);
      expect(outcome?.outcome).toBe('deferred');
      expect(outcome?.quota).toBe(quota);
    }
    transport.close();
    await standIn.stop();
  });

  test('Resend: a used-up day is waited for; a month waits for the writer', async () => {
    const standIn = await startStandIn('resend');
    const read = readTransportUrl(`resend+http://test-key@${standIn.host}`);
    if (read.kind !== 'provider') throw new Error(read.kind);
    const transport = read.open();
    const says = async (name: string) => {
      await standIn.faults({ kind: 'answer', status: 429, body: { statusCode: 429, name, message: 'quota reached' } });
      return (await transport.sendGroup(message, group(2), never))[1];
    };
    expect(await says('daily_quota_exceeded')).toMatchObject({ outcome: 'deferred', quota: true, retryAfterSeconds: 3600 });
    expect(await says('monthly_quota_exceeded')).toMatchObject({ outcome: 'sender-fault', text: 'quota reached' });
    transport.close();
    await standIn.stop();
  });

  test('SES: an entry throttled inside a call that succeeded is deferred alone', async () => {
    const standIn = await startStandIn('ses');
    const read = readTransportUrl(`ses+http://test-key:test-secret@${standIn.host}`);
    if (read.kind !== 'provider') throw new Error(read.kind);
    const transport = read.open();
    const outcomes = await transport.sendGroup(message, [recipient(), recipient('throttled')], never);
    expect(outcomes).toMatchObject([{ outcome: 'accepted' }, { outcome: 'deferred', retryAfterSeconds: 1 }]);
    transport.close();
    await standIn.stop();
  });
});
