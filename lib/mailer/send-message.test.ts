import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { buildMessage } from './build-message';
import { closeNoticeLane, sendMessage } from './send-message';

const got: Buffer[] = [];
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    done(address.startsWith('gone') ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }) : null),
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      got.push(Buffer.concat(chunks));
      done();
    });
  },
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.server.address();
process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

afterAll(async () => {
  closeNoticeLane();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const build = (to: string, subject = 'Confirm Žluťoučký kůň\r\nBcc: x@evil.test') =>
  buildMessage({
    from: { name: 'Ana’s "Letters"', address: 'post@courant.test' },
    to,
    subject,
    messageId: 'n.1@courant.test',
    date: new Date('2026-11-24T01:20:00Z'),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: 'Hello\n.\nFrom here on  \nhttps://x.test/?a=1',
    html: '<p>Grüße</p>',
  });

test('a notice arrives as it was written, and nothing typed into it becomes a header', async () => {
  const message = build('reader@example.com');
  const reply = await sendMessage({ envelopeFrom: 'post@courant.test', to: 'reader@example.com', message, lane: 'notice' });
  expect(reply).toMatchObject({ outcome: 'accepted', code: 250 });
  const parsed = await simpleParser(got[0]!);
  expect(parsed.subject).toBe('Confirm Žluťoučký kůň Bcc: x@evil.test');
  expect(parsed.bcc).toBeUndefined();
  expect(parsed.from?.value).toEqual([{ name: 'Ana’s "Letters"', address: 'post@courant.test' }]);
  expect(parsed.text).toBe('Hello\n.\nFrom here on  \nhttps://x.test/?a=1');
  expect(parsed.html).toBe('<p>Grüße</p>');
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
});

test('a refused address is told, and the connection goes on being used', async () => {
  const send = (to: string) => sendMessage({ envelopeFrom: 'post@courant.test', to, message: build(to), lane: 'notice' });
  expect(await send('gone@example.com')).toMatchObject({ outcome: 'refused', code: 550, enhanced: '5.1.1', suppress: true });
  expect(await send('reader@example.com')).toMatchObject({ outcome: 'accepted' });
});

test('an address that could carry a command never reaches the wire', async () => {
  const to = 'a@b.test>\r\nRCPT TO:<x@y.test';
  const message = build('reader@example.com');
  expect(await sendMessage({ envelopeFrom: 'post@courant.test', to, message, lane: 'notice' })).toMatchObject({
    outcome: 'refused',
  });
});
