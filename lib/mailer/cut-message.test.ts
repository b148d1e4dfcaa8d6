import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { expect, test } from 'vitest';
import { assembleMessage, type CutMessage, cutMessage, type IssueMessageParts, type Recipient } from './cut-message';
import { fillPlaceholders, PLACEHOLDERS } from './placeholders';

const parts = (over: Partial<IssueMessageParts> = {}): IssueMessageParts => ({
  from: { name: "Ana's Letters", address: 'ana@letters.example' },
  subject: 'It begins',
  html: `<p>Hello</p><a href="${PLACEHOLDERS.unsubscribeUrl}">Unsubscribe</a>`,
  text: `Hello\n${PLACEHOLDERS.unsubscribeUrl}`,
  list: {
    ...{ id: 'letters.letters.example', name: "Ana's Letters" },
    ...{ archiveUrl: 'https://letters.example/archive', helpUrl: 'https://letters.example/about' },
  },
  feedbackId: 'post:publication:post:courant',
  seed: 'issue free',
  dkim: [],
  ...over,
});
const recipient = (over: Partial<Recipient> = {}): Recipient => ({
  to: 'reader@example.net',
  messageId: '<d.0193d0c4-0000-7000-8000-000000000001@letters.example>',
  date: new Date('2026-11-24T01:20:00Z'),
  oneClickUrl: 'https://letters.example/api/unsubscribe/token',
  unsubscribeMailto: 'u+token@bounce.platform.example?subject=unsubscribe',
  values: {
    unsubscribeUrl: 'https://letters.example/unsubscribe/token',
    voteUrl: 'https://letters.example/vote/abc/',
    openUrl: 'https://letters.example/o/abc',
    clickUrl: 'https://letters.example/l/abc/',
    email: 'reader@example.net',
  },
  ...over,
});

const assembled = async (message: CutMessage, who: Recipient) => Buffer.concat(await assembleMessage(message, who));

test('the headers are exactly these', async () => {
  const message = await assembled(cutMessage(parts()), recipient());
  const [head = ''] = message.toString('latin1').split('\r\n\r\n');
  expect(head.split('\r\n')).toEqual([
    `From: "Ana's Letters" <ana@letters.example>`,
    'To: <reader@example.net>',
    'Subject: It begins',
    'Date: Tue, 24 Nov 2026 01:20:00 +0000',
    'Message-ID: <d.0193d0c4-0000-7000-8000-000000000001@letters.example>',
    `List-Id: "Ana's Letters" <letters.letters.example>`,
    'List-Unsubscribe: <https://letters.example/api/unsubscribe/token>, <mailto:u+token@bounce.platform.example?subject=unsubscribe>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'List-Post: NO',
    'List-Help: <https://letters.example/about>',
    'List-Archive: <https://letters.example/archive>',
    'Feedback-ID: post:publication:post:courant',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative;',
    expect.stringMatching(/^ boundary="=_[0-9a-f]{32}"$/),
  ]);
});

test('an independent verifier accepts both signatures, and refuses a message with one letter changed', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ed = generateKeyPairSync('ed25519');
  const records: Record<string, string> = {
    'a._domainkey.letters.example': `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
    'b._domainkey.letters.example': `v=DKIM1; k=ed25519; p=${ed.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`,
  };
  const resolver = async (name: string, type: string) => {
    const record = type === 'TXT' ? records[name] : undefined;
    if (!record) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return [[record]];
  };
  const cut = cutMessage(
    parts({
      subject: 'Grüße vom Hafen '.repeat(8),
      html: `  <p>two  spaces\t \n\n.dot\nFrom here</p> ${PLACEHOLDERS.unsubscribeUrl}\n\n`,
      dkim: [
        { domain: 'letters.example', selector: 'a', key: rsa.privateKey },
        { domain: 'letters.example', selector: 'b', key: ed.privateKey },
      ],
    }),
  );
  for (const token of ['x', 'y'.repeat(120)]) {
    const values = {
      unsubscribeUrl: `https://letters.example/unsubscribe/${token}`,
      voteUrl: 'https://letters.example/vote/abc/',
      openUrl: 'https://letters.example/o/abc',
      clickUrl: 'https://letters.example/l/abc/',
      email: 'reader@example.net',
    };
    const message = await assembled(cut, recipient({ values }));
    const { results } = await dkimVerify(message, { resolver });
    expect(results.map(({ status }: { status: { result: string } }) => status.result)).toEqual(['pass', 'pass']);
    const forged = Buffer.from(message.toString('latin1').replace('two', 'tow'), 'latin1');
    const refused = await dkimVerify(forged, { resolver });
    expect(refused.results.map(({ status }: { status: { result: string } }) => status.result)).not.toContain('pass');
  }
});

const words = fc.string({ unit: 'grapheme', maxLength: 60 });
// Lines are compared without the white space MIME parsers differ about at a part's end.
const prose = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('.', '..', 'From me', '', ' ', '=', 'x'.repeat(500)),
    ),
  )
  .map((lines) => lines.join('\n').replace(/[\0\r]/g, ''));

const shown = ({ subject, from, to, text, html, messageId, date }: ParsedMail) => ({
  ...{ subject, messageId, date: date?.toISOString(), from: from?.value, to: to && !Array.isArray(to) ? to.value : null },
  text: text?.trimEnd(),
  html: html ? html.trimEnd() : '',
});

test('every message parses to the same as one that Nodemailer builds whole', async () => {
  await fc.assert(
    fc.asyncProperty(words, words, prose, prose, prose, async (subject, name, before, between, after) => {
      const html = `<p>${before}${PLACEHOLDERS.unsubscribeUrl}${between}${PLACEHOLDERS.unsubscribeUrl}</p>${after}.`;
      const text = `${before}${PLACEHOLDERS.email}${between}\n${PLACEHOLDERS.unsubscribeUrl}${after}.`;
      const values = {
        unsubscribeUrl: `https://letters.example/unsubscribe/${'t'.repeat(43)}`,
        voteUrl: 'https://letters.example/vote/abc/',
        openUrl: 'https://letters.example/o/abc',
        clickUrl: 'https://letters.example/l/abc/',
        email: 'reader@example.net',
      };
      const from = { name: name.trim(), address: 'ana@letters.example' };
      const who = recipient({ values });
      const ours = await assembled(cutMessage(parts({ subject, html, text, from })), who);
      const whole = await new MailComposer({
        ...{ from, to: who.to, subject, messageId: who.messageId, date: who.date },
        ...{ html: fillPlaceholders(html, values), text: fillPlaceholders(text, values) },
      })
        .compile()
        .build();
      const mine = shown(await simpleParser(ours));
      const theirs = shown(await simpleParser(whole));
      // Control characters and runs of spaces in a header are ours to tidy.
      const tidy = (value: unknown) =>
        JSON.stringify(value)?.replace(/\\u00[01][0-9a-f]|\\[tnrbf]|\s|[\u007f-\u009f\u2028\u2029]/g, '');
      expect(tidy({ ...mine, text: '', html: '' })).toBe(tidy({ ...theirs, text: '', html: '' }));
      expect(mine.text).toBe(theirs.text);
      expect(mine.html).toBe(theirs.html);
      const raw = ours.toString('latin1');
      expect(raw).not.toMatch(/[^\r]\n|\r[^\n]|\r\n\./);
      expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(raw).toMatch(/^[\r\n\t -~]*$/);
    }),
    { numRuns: 150 },
  );
});
