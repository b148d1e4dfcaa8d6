import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { startStandIn } from '@/lib/testing/stand-in';
import { assembleMessage, cutMessage, type IssueMessageParts, type Recipient } from './cut-message';
import { groupMessage, groupRecipient } from './group-message';
import { readTransportUrl } from './open-transport';
import { PLACEHOLDERS } from './placeholders';

const parts: IssueMessageParts = {
  from: { name: 'Anaïs', address: 'ana@letters.example' },
  replyTo: 'reply@letters.example',
  subject: 'Grüße 🎈',
  html: `<p>100 % {{x}}</p><a href="${PLACEHOLDERS.unsubscribeUrl}">Stop</a> for ${PLACEHOLDERS.email}`,
  text: `Stop: ${PLACEHOLDERS.unsubscribeUrl}\nfor ${PLACEHOLDERS.email}\n`,
  list: {
    id: 'letters.letters.example',
    name: 'Anaïs',
    archiveUrl: 'https://letters.example/archive',
    helpUrl: 'https://letters.example/about',
  },
  feedbackId: 'post:publication:post:courant',
  seed: 'seed',
  dkim: [],
};
const recipient: Recipient = {
  to: "tom&o'neil@example.net",
  messageId: '<d.1@letters.example>',
  date: new Date('2026-11-24T10:00:00Z'),
  oneClickUrl: 'https://letters.example/api/unsubscribe/abc',
  unsubscribeMailto: 'u+abc@bounce.example?subject=unsubscribe',
  values: {
    unsubscribeUrl: 'https://letters.example/unsubscribe/abc',
    voteUrl: 'https://letters.example/vote/abc/',
    openUrl: 'https://letters.example/o/abc',
    clickUrl: 'https://letters.example/l/abc/',
    email: "tom&o'neil@example.net",
  },
};

test('a reader gets the same by an API as by SMTP', async () => {
  const mail = await simpleParser(Buffer.concat(await assembleMessage(cutMessage(parts), recipient)));
  const standIn = await startStandIn('mailgun');
  const read = readTransportUrl(`mailgun+http://test-key@${standIn.host}/v3/letters.example`);
  if (read.kind !== 'provider') throw new Error(read.kind);
  const transport = read.open();
  await transport.sendGroup(groupMessage(parts), [groupRecipient('1', recipient)], new AbortController().signal);
  const [taken] = (await standIn.taken()).accepted;
  transport.close();
  await standIn.stop();
  // SMTP escapes by number, the API by name: the same to a browser.
  const decoded = (html: string) => html.replaceAll(/&amp;|&#38;/g, '&').replaceAll(/&#39;/g, "'");
  expect(taken!.subject).toBe(mail.subject);
  expect(taken!.text.trim()).toBe(mail.text?.trim());
  expect(decoded(taken!.html).trim()).toBe(decoded(String(mail.html)).trim());
  expect(taken!.from).toContain(mail.from?.value[0]?.address);
  const lines = new Map(
    mail.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n/g, '')
        .trim(),
    ]),
  );
  for (const [name, value] of Object.entries(taken!.headers))
    expect([name, lines.get(name.toLowerCase())]).toEqual([
      name,
      value.replace(/^reply@letters.example$/, '<reply@letters.example>'),
    ]);
});
