import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/db';
import { runSender } from '@/lib/delivery/run-sender';
import { startIssue } from '@/lib/delivery/start-issue';
import { readReturnAddress } from '@/lib/mailer/return-path';
import { publishPost } from '@/lib/posts/publish-post';
import { addSendingDomain } from '@/lib/publications/sending-domain/add-sending-domain';
import { checkSendingDomain } from '@/lib/publications/sending-domain/check-sending-domain';
import { getSendingDomain } from '@/lib/publications/sending-domain/get-sending-domain';
import { dnsLookUp } from '@/lib/publications/sending-domain/look-up';
import { type DnsZone, startDns } from '@/lib/testing/dns-server';
import { make } from '@/lib/testing/make';
import { startSmtpSink } from '@/lib/testing/smtp-sink';

let serial = 0;
/** What servers and signatures have stumbled over: dots that begin lines, white space that ends them, 8-bit, no place to fold. */
const AWKWARD = [
  '.',
  '..two dots',
  '.hidden',
  'From here',
  'spaces at the end   ',
  'a tab at the end\t',
  '  two  before, two  between',
  'Grüße, 你好, 👩‍👩‍👧, שלום',
  'x'.repeat(3000),
  'ü'.repeat(2000),
  '=20=3D=',
  '',
];
let inbox: Awaited<ReturnType<typeof startSmtpSink>>;

beforeAll(async () => {
  inbox = await startSmtpSink({ keepRaw: true });
  vi.stubEnv('SMTP_URL', inbox.url);
  vi.stubEnv('BOUNCE_DOMAIN', 'bounce.courant.test');
});
afterAll(() => inbox.stop());

/** A publication whose own domain is verified, and what DNS says of it. */
async function publicationWithDomain(over: { replyTo?: string } = {}) {
  const made = await make.publication({ name: "Ana's Letters" });
  const publication = await db.publication.update({ where: { id: made.id }, data: over });
  const domain = `letters${++serial}.example`;
  await addSendingDomain({ publicationId: publication.id, domain, localPart: 'ana' });
  const zone: DnsZone = {
    'courant.test': { txt: [['v=spf1 ip4:192.0.2.1 -all']] },
    'bounce.courant.test': { txt: [['v=spf1 ip4:192.0.2.1 -all']], mx: ['mx.courant.test'] },
  };
  for (const { host, type, value } of (await getSendingDomain(publication.id))!.records)
    zone[host] = type === 'CNAME' ? { cname: value } : { txt: [value.match(/.{1,255}/g)!] };
  const dns = await startDns(zone);
  const checked = await checkSendingDomain(publication.id, dnsLookUp({ servers: [dns.server], timeoutMs: 500, tries: 1 }));
  await dns.stop();
  expect(checked).toMatchObject({ ok: true, verified: true });
  return { publication, domain, zone };
}

/** Publishes a post to the publication's one reader, by the real path. @returns what the server took */
async function arrives(publicationId: string, title: string) {
  const owner = await make.member(publicationId);
  const reader = await make.subscriber(publicationId, { email: 'reader@example.net' });
  const post = await make.post(publicationId, owner.id, { title });
  const lines = AWKWARD.flatMap((text) => (text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : []));
  const code = { type: 'codeBlock', content: [{ type: 'text', text: AWKWARD.join('\n') }] };
  const document = { type: 'doc', content: [...lines, code] };
  await db.post.update({ where: { id: post.id, publicationId }, data: { document } });
  const published = await publishPost({
    ...{ publicationId, postId: post.id, userId: owner.id, revision: 0, audience: { kind: 'everyone' } },
  });
  if (!published.ok || !published.issueId) throw new Error('not published');
  await startIssue(published.issueId);
  const before = inbox.accepted.length;
  const stop = new AbortController();
  const sender = runSender({ signal: stop.signal, connections: 1, pollSeconds: 0.05, stopSeconds: 2 });
  await inbox.until(before + 1);
  stop.abort();
  await sender;
  const delivery = await db.delivery.findFirstOrThrow({ where: { issueId: published.issueId } });
  const message = inbox.accepted.at(-1);
  if (!message) throw new Error('nothing arrived');
  return { message, delivery, reader, post };
}

const headersOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/);
const tags = (header: string) =>
  Object.fromEntries(
    [...header.replace(/\s+/g, '').matchAll(/(?:^DKIM-Signature:|;)([a-z]+)=([^;]*)/g)].map(([, name, value]) => [name, value]),
  );

test('an issue’s message arrives with exactly these headers', async () => {
  const { publication, domain } = await publicationWithDomain();
  const { message, delivery, reader, post } = await arrives(publication.id, 'Grüße vom Hafen');
  const home = `http://${publication.host}:3000`;

  expect(message.from).toMatch(/^b\+[a-z2-7]{52}@bounce\.courant\.test$/);
  expect(readReturnAddress(message.from)).toEqual({ kind: 'bounce', id: delivery.id });

  const [rsa = '', ed25519 = '', ...headers] = headersOf(message.raw);
  const unsubscribe = headers.find((header) => header.startsWith('List-Unsubscribe:')) ?? '';
  const [, mailto = ''] = /<mailto:([^?]*)/.exec(unsubscribe) ?? [];
  expect(readReturnAddress(mailto)).toEqual({ kind: 'unsubscribe', id: reader.id });
  expect(headers).toEqual([
    `From: "Ana's Letters" <ana@${domain}>`,
    'To: <reader@example.net>',
    'Subject: =?UTF-8?B?R3LDvMOfZSB2b20gSGFmZW4=?=',
    `Date: ${delivery.firstTriedAt?.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <d.${delivery.id}@${domain}>`,
    `List-Id: "Ana's Letters" <letters.${publication.host}>`,
    expect.stringMatching(
      new RegExp(
        `^List-Unsubscribe: <${home}/api/unsubscribe/[\\w.-]{20,64}>, <mailto:u\\+[a-z2-7]{52}@bounce\\.courant\\.test\\?subject=unsubscribe>$`,
      ),
    ),
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'List-Post: NO',
    `List-Help: <${home}/about>`,
    `List-Archive: <${home}/archive>`,
    `Feedback-ID: ${post.id}:${publication.id}:post:courant`,
    'MIME-Version: 1.0',
    expect.stringMatching(/^Content-Type: multipart\/alternative;\r\n boundary="=_[0-9a-f]{32}"$/),
  ]);

  const body = message.raw.slice(message.raw.indexOf('\r\n\r\n') + 4);
  expect([...body.matchAll(/^Content-Type: .*\r\nContent-Transfer-Encoding: .*\r$/gm)].map(([found]) => found)).toEqual([
    'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r',
    'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r',
  ]);

  for (const [header, algorithm] of [
    [rsa, 'rsa-sha256'],
    [ed25519, 'ed25519-sha256'],
  ] as const) {
    expect(header).toMatch(/^DKIM-Signature: /);
    expect(tags(header)).toEqual({
      ...{ v: '1', a: algorithm, c: 'relaxed/relaxed', d: domain, s: expect.any(String), bh: expect.any(String) },
      t: String(Math.floor((delivery.firstTriedAt?.getTime() ?? 0) / 1000)),
      h: 'from:from:to:subject:date:message-id:list-id:list-unsubscribe:list-unsubscribe-post:feedback-id:mime-version:content-type',
      b: expect.any(String),
    });
  }
});

test('both signatures of what arrived hold for an independent verifier, and no longer once a From is added or a word is changed', async () => {
  const { publication, zone } = await publicationWithDomain();
  const { message } = await arrives(publication.id, 'A title '.repeat(20).trim());
  const resolver = async (name: string, type: string) => {
    const found = type === 'TXT' ? zone[name]?.txt : undefined;
    if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return found;
  };
  const verdicts = async (raw: string) =>
    (await dkimVerify(Buffer.from(raw, 'latin1'), { resolver })).results.map(({ status, algo }) => [algo, status.result]);
  expect(await verdicts(message.raw)).toEqual([
    ['rsa-sha256', 'pass'],
    ['ed25519-sha256', 'pass'],
  ]);
  const [, end = ''] = /\r\n(From: .*)\r\n/.exec(message.raw) ?? [];
  const forgeries = [
    message.raw.replace(end, `From: <someone@elsewhere.example>\r\n${end}`),
    message.raw.replace(end, `${end}\r\nFrom: <someone@elsewhere.example>`),
    message.raw.replace('List-Unsubscribe-Post: List-Unsubscribe=One-Click', 'List-Unsubscribe-Post: Something-Else'),
    message.raw.replace(/(List-Unsubscribe: <http:\/\/)/, '$1elsewhere.'),
    message.raw.replace('hidden', 'hiddem'),
    `${message.raw}appended\r\n`,
  ];
  for (const forged of forgeries) {
    expect(forged).not.toBe(message.raw);
    expect((await verdicts(forged)).map(([, result]) => result)).not.toContain('pass');
  }
});

test('the awkward lines of a post arrive as they were written, in lines that no server has to change', async () => {
  const { id } = await make.publication();
  const { raw } = (await arrives(id, 'It begins')).message;
  expect(raw).toMatch(/^[\r\n\t -~]*$/);
  expect(raw).not.toMatch(/[^\r]\n|\r[^\n]|[ \t]\r\n|\r\n\./);
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  const { text, html } = await simpleParser(raw);
  for (const line of AWKWARD) {
    expect(text).toContain(line.trimEnd());
    expect(html).toContain(line);
  }
});

test('a reply goes to the publication’s own address where that is another than From', async () => {
  const { publication, domain } = await publicationWithDomain({ replyTo: 'desk@elsewhere.example' });
  const { message } = await arrives(publication.id, 'It begins');
  expect(headersOf(message.raw).filter((header) => /^(From|Reply-To):/.test(header))).toEqual([
    `From: "Ana's Letters" <ana@${domain}>`,
    'Reply-To: <desk@elsewhere.example>',
  ]);
});
