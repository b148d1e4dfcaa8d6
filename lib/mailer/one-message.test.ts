import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { buildMessage } from './build-message';
import { assembleMessage, cutMessage } from './cut-message';
import { closeNoticeLane, sendMessage } from './send-message';

/** A server that says yes to everything, and keeps the bytes as they came. */
let wire = '';
let commands: string[] = [];
const server = createServer((socket) => {
  let inData = false;
  socket.write('220 sink\r\n');
  socket.on('data', (bytes: Buffer) => {
    const text = bytes.toString('latin1');
    wire += text;
    if (inData) {
      if (!wire.endsWith('\r\n.\r\n')) return;
      inData = false;
      socket.write('250 taken\r\n');
      return;
    }
    commands.push(...text.split('\r\n').filter(Boolean));
    if (/^DATA\r\n$/i.test(text)) {
      inData = true;
      socket.write('354 go on\r\n');
    } else socket.write(/^QUIT/i.test(text) ? '221 bye\r\n' : '250 yes\r\n');
  });
  socket.on('error', () => undefined);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
process.env.SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => {
  closeNoticeLane();
  server.close();
});

const MORE = '\r\nMAIL FROM:<x@evil.test>\r\nRCPT TO:<y@evil.test>\r\nDATA\r\n';
/** What servers have taken for a message's end, each in its way (CVE-2023-51764 and its kin). */
const ENDS = ['\n.\n', '\r.\r', '\n.\r\n', '\r\n.\n', '\r.\r\n', '\r\n.\r', '\r\n.\r\n', '\n\0.\n', '\u2028.\u2028', '.'];
const text = fc
  .array(fc.oneof(fc.constantFrom(...ENDS, MORE, '\r', '\n', 'word ', 'ü'), fc.string({ maxLength: 20 })), { maxLength: 20 })
  .map((pieces) => pieces.join(''));

const asNotice = (words: string) =>
  buildMessage({
    ...{ from: { name: words, address: 'post@courant.test' }, to: 'reader@example.com', subject: words },
    ...{ messageId: 'n.1@courant.test', date: new Date(0), headers: {}, text: words, html: `<p>${words}</p>` },
  });

async function asIssue(words: string) {
  const cut = cutMessage({
    ...{ from: { name: words, address: 'post@courant.test' }, subject: words, html: `<p>${words}</p>`, text: words },
    list: { id: 'a.courant.test', name: words, archiveUrl: 'https://a.test/', helpUrl: 'https://a.test/' },
    ...{ feedbackId: 'a:b:c:courant', seed: 'a', dkim: [] },
  });
  const urls = {
    unsubscribeUrl: 'https://a.test/u',
    voteUrl: 'https://a.test/',
    openUrl: 'https://a.test/',
    clickUrl: 'https://a.test/',
  };
  const pieces = await assembleMessage(cut, {
    ...{ to: 'reader@example.com', messageId: '<d.1@a.test>', date: new Date(0), oneClickUrl: 'https://a.test/u' },
    ...{ unsubscribeMailto: 'u@a.test', values: { ...urls, email: 'reader@example.com' } },
  });
  return Buffer.concat(pieces);
}

test('whatever is written, lines end by CR and LF together and by nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (words) => {
      for (const message of [asNotice(words), await asIssue(words)]) {
        const bytes = message.toString('latin1');
        expect(bytes.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        // What was written stands in the body or on a header's one line, and is no header of its own.
        const [head = ''] = bytes.split('\r\n\r\n', 1);
        expect(head).not.toMatch(/^(MAIL FROM|RCPT TO|DATA)/m);
      }
    }),
    { numRuns: 300 },
  );
});

test('on the wire it is one message to one address, for the most lax of servers too', async () => {
  for (const end of ENDS) {
    const words = `Hello${end}${MORE}Subject: second\r\n\r\nsecond${end}`;
    for (const message of [asNotice(words), await asIssue(words)]) {
      wire = '';
      commands = [];
      const sent = await sendMessage({ envelopeFrom: 'post@courant.test', to: 'reader@example.com', message, lane: 'notice' });
      expect(sent).toMatchObject({ outcome: 'accepted' });
      const asked = commands.filter((line) => /^(MAIL|RCPT|DATA)/i.test(line)).map((line) => line.replace(/(>).*/, '$1'));
      expect(asked).toEqual(['MAIL FROM:<post@courant.test>', 'RCPT TO:<reader@example.com>', 'DATA']);
      // The final dot alone: any other one at a line's start stands doubled.
      expect(wire.match(/(^|[\r\n])\.(?=[\r\n]|$)/g)).toHaveLength(1);
      expect(wire.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  }
});
