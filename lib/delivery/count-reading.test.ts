import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { assembleMessage, cutMessage } from '@/lib/mailer/cut-message';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { countReading } from './count-reading';

const html = (...urls: string[]) =>
  `<html><body>${urls.map((url) => `<a class="x" href="${url}" style="a">go</a>`).join('')}<a href="${PLACEHOLDERS.unsubscribeUrl}">out</a><a href="${PLACEHOLDERS.voteUrl}1/2">vote</a><a href="mailto:a@b.example">mail</a></body></html>`;

test('each web link of the HTML leads through us by its number; the ways out, votes and the text do not', () => {
  const text = 'See https://a.example/ and leave.';
  const counted = countReading([
    {
      variant: 'free',
      text,
      html: html('https://a.example/?x=1&amp;y=2', 'http://b.example/', 'https://a.example/?x=1&amp;y=2'),
    },
  ]);
  expect(counted.links).toEqual([
    { number: 0, url: 'https://a.example/?x=1&y=2', paidOnly: false },
    { number: 1, url: 'http://b.example/', paidOnly: false },
  ]);
  const [message] = counted.messages;
  expect(message?.text).toBe(text);
  expect([...message!.html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    ...[0, 1, 0].map((number) => `${PLACEHOLDERS.clickUrl}${number}`),
    ...[PLACEHOLDERS.unsubscribeUrl, `${PLACEHOLDERS.voteUrl}1/2`, 'mailto:a@b.example'],
  ]);
  expect(message?.html).toMatch(/<img src="https:\/\/open-url[^"]*" alt="" width="1" height="1"[^>]*><\/body><\/html>$/);
});

test('a link that only paying readers get is marked, whichever message comes first', () => {
  const { links } = countReading([
    { variant: 'paid', text: '', html: html('https://free.example/', 'https://secret.example/') },
    { variant: 'free', text: '', html: html('https://free.example/') },
  ]);
  expect(links).toEqual([
    { number: 0, url: 'https://free.example/', paidOnly: false },
    { number: 1, url: 'https://secret.example/', paidOnly: true },
  ]);
});

test('the message with it is read as it was meant by a mail program', async () => {
  const { messages } = countReading([{ variant: 'free', text: 'Hello', html: html('https://a.example/?x=1&amp;y=2') }]);
  const cut = cutMessage({
    ...{ from: { name: 'Ana', address: 'ana@letters.example' }, subject: 'Hello', html: messages[0]!.html, text: 'Hello' },
    list: { id: 'letters.letters.example', name: 'Letters', archiveUrl: 'https://l.example/a', helpUrl: 'https://l.example/h' },
    ...{ feedbackId: 'a:b:post:courant', seed: 'x', dkim: [] },
  });
  const pieces = await assembleMessage(cut, {
    ...{ to: 'r@example.net', messageId: '<d@letters.example>', date: new Date(0), oneClickUrl: 'https://l.example/u' },
    values: {
      ...{ unsubscribeUrl: 'https://l.example/unsubscribe/t', voteUrl: 'https://l.example/vote/t/', email: 'r@example.net' },
      ...{ openUrl: 'https://l.example/o/token', clickUrl: 'https://l.example/l/token/' },
    },
  });
  const parsed = await simpleParser(Buffer.concat(pieces));
  expect(String(parsed.html)).toContain('href="https://l.example/l/token/0"');
  expect(String(parsed.html)).toContain('<img src="https://l.example/o/token" alt="" width="1" height="1"');
  expect(String(parsed.html)).toContain('href="https://l.example/unsubscribe/t"');
});
