import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { type DnsZone, startDns } from '@/lib/testing/dns-server';
import { make } from '@/lib/testing/make';
import { addSendingDomain } from './add-sending-domain';
import { checkSendingDomain } from './check-sending-domain';
import { openKeys } from './dkim-keys';
import { findingWords } from './finding-words';
import { getSendingDomain } from './get-sending-domain';
import { dnsLookUp } from './look-up';
import { removeSendingDomain } from './remove-sending-domain';
import { rotateDkimKeys } from './rotate-dkim-keys';
import { sendingIdentity, signingKeysFor } from './sending-identity';

let serial = 0;
/** A publication with a domain, and a DNS that shows what its page says. */
async function sample() {
  const domain = `letters${++serial}.example`;
  const publication = await make.publication();
  const added = await addSendingDomain({ publicationId: publication.id, domain, localPart: 'ana' });
  expect(added.ok).toBe(true);
  return { domain, publication, publicationId: publication.id };
}

async function zoneOf(publicationId: string): Promise<DnsZone> {
  const zone: DnsZone = { 'courant.test': { txt: [['v=spf1 ip4:192.0.2.1 -all']] } };
  for (const { host, type, value } of (await getSendingDomain(publicationId))!.records)
    zone[host] = type === 'CNAME' ? { cname: value } : { txt: [value.match(/.{1,255}/g)!] };
  return zone;
}

async function checkAgainst(publicationId: string, zone: DnsZone, now?: Date) {
  const dns = await startDns(zone);
  try {
    return await checkSendingDomain(publicationId, dnsLookUp({ servers: [dns.server], timeoutMs: 200, tries: 1 }), now);
  } finally {
    await dns.stop();
  }
}

test('until its records show, mail is from the install; then from the domain, signed by both of its keys', async () => {
  const { domain, publication, publicationId } = await sample();
  expect(await checkAgainst(publicationId, {})).toMatchObject({ ok: true, verified: false });
  expect(await sendingIdentity(publication)).toEqual({
    fromName: 'Letters',
    fromEmail: 'post@courant.test',
    replyTo: null,
    dkim: [],
  });
  expect(await checkAgainst(publicationId, await zoneOf(publicationId))).toMatchObject({ ok: true, verified: true });
  const identity = await sendingIdentity({ ...publication, senderName: 'Ana', replyTo: `ana@${domain}` });
  expect(identity).toMatchObject({ fromName: 'Ana', fromEmail: `ana@${domain}`, replyTo: null });
  expect(identity.dkim.map(({ domain: d, key }) => [d, key.asymmetricKeyType])).toEqual([
    [domain, 'rsa'],
    [domain, 'ed25519'],
  ]);
  expect(await signingKeysFor(publicationId, 'x@elsewhere.example')).toEqual([]);
  expect(await signingKeysFor(publicationId, `old@${domain}`)).toHaveLength(2);
});

test('the private keys are not in the row as they are', async () => {
  const { publicationId } = await sample();
  const row = await db.sendingDomain.findUniqueOrThrow({ where: { publicationId } });
  expect(Buffer.from(row.sealedKeys).toString('latin1')).not.toContain('PRIVATE KEY');
  expect(openKeys(row.sealedKeys).a?.rsa).toContain('PRIVATE KEY');
});

test('a TXT value is shown in strings of at most 255 characters', async () => {
  const { publicationId } = await sample();
  const rsa = (await getSendingDomain(publicationId))!.records.find(({ name }) => name === 'dkim-rsa')!;
  const strings = [...rsa.zoneValue.matchAll(/"([^"]*)"/g)].map(([, text]) => text!);
  expect(strings.length).toBe(2);
  expect(strings.every((text) => text.length <= 255)).toBe(true);
  expect(strings.join('')).toBe(rsa.value);
});

test('new keys wait under the other selector, and sign when DNS shows them', async () => {
  const { publication, publicationId } = await sample();
  await checkAgainst(publicationId, await zoneOf(publicationId));
  const [before] = (await sendingIdentity(publication)).dkim;
  const oldZone = await zoneOf(publicationId);
  expect(await rotateDkimKeys(publicationId)).toEqual({ ok: true });
  expect(await rotateDkimKeys(publicationId)).toEqual({ ok: false, problem: 'rotating' });

  expect(await checkAgainst(publicationId, oldZone)).toMatchObject({ verified: true });
  expect((await sendingIdentity(publication)).dkim[0]!.selector).toBe(before!.selector);
  expect(await checkAgainst(publicationId, { ...oldZone, ...(await zoneOf(publicationId)) })).toMatchObject({ verified: true });
  const after = (await sendingIdentity(publication)).dkim;
  expect(after).toHaveLength(2);
  expect(after[0]!.selector).not.toBe(before!.selector);
  const view = (await getSendingDomain(publicationId))!;
  expect(view.isRotating).toBe(false);
  expect(view.records.filter(({ required }) => required).map(({ result }) => result?.state)).toEqual(['good', 'good', 'good']);
});

test('a slip of a day is forgiven, a longer one takes the domain back, a silent DNS neither', async () => {
  const { publication, publicationId, domain } = await sample();
  const zone = await zoneOf(publicationId);
  const day = (hours: number) => new Date(Date.UTC(2026, 10, 1, hours));
  await checkAgainst(publicationId, zone, day(0));
  const wrong = { ...zone, [`_dmarc.${domain}`]: { txt: [['hello']] } };
  expect(await checkAgainst(publicationId, wrong, day(1))).toMatchObject({ verified: true });
  expect((await getSendingDomain(publicationId))!.failingSince).toEqual(day(1));
  const silent = { ...zone, [`_dmarc.${domain}`]: { fails: 'servfail' as const } };
  expect(await checkAgainst(publicationId, silent, day(2))).toMatchObject({ verified: true });
  expect(await checkAgainst(publicationId, zone, day(3))).toMatchObject({ verified: true });
  expect((await getSendingDomain(publicationId))!.failingSince).toBeNull();

  const { email } = await make.member(publicationId, 'admin');
  await make.member(publicationId, 'author');
  const told = () => db.notice.findMany({ where: { publicationId, kind: 'domain-lost' } });
  await checkAgainst(publicationId, wrong, day(24));
  expect(await told()).toEqual([]);
  for (const hour of [48, 49]) expect(await checkAgainst(publicationId, wrong, day(hour))).toMatchObject({ verified: false });
  expect(await told()).toMatchObject([{ email }]);
  expect((await sendingIdentity(publication)).fromEmail).toBe('post@courant.test');
  expect(await checkAgainst(publicationId, zone, day(50))).toMatchObject({ verified: true });
});

test('what cannot be a sending domain is refused, and a second one as well', async () => {
  const { publicationId, domain } = await sample();
  const add = (typed: string, localPart = 'ana') => addSendingDomain({ publicationId, domain: typed, localPart });
  expect(await add('gmail.com')).toEqual({ ok: false, problem: 'free-mail' });
  expect(await add('letters')).toEqual({ ok: false, problem: 'not-a-domain' });
  expect(await add('192.0.2.1')).toEqual({ ok: false, problem: 'not-a-domain' });
  expect(await add('box.local')).toEqual({ ok: false, problem: 'not-public' });
  expect(await add(domain, 'a b')).toEqual({ ok: false, problem: 'bad-local-part' });
  expect(await add(domain, 'x@y')).toEqual({ ok: false, problem: 'bad-local-part' });
  expect(await add('other.example')).toEqual({ ok: false, problem: 'has-another' });
  expect(await add(`https://${domain.toUpperCase()}/`, 'post')).toMatchObject({ ok: true, domain: { localPart: 'post' } });
  await removeSendingDomain(publicationId);
  expect(await add('grüße.example')).toMatchObject({ ok: true, domain: { domain: 'xn--gre-6ka8l.example' } });
});

test('one publication never sees or checks the domain of another', async () => {
  const { publicationId } = await sample();
  const other = await make.publication();
  expect(await getSendingDomain(other.id)).toBeNull();
  expect(await checkSendingDomain(other.id)).toEqual({ ok: false, problem: 'no-domain' });
  await removeSendingDomain(other.id);
  expect(await getSendingDomain(publicationId)).not.toBeNull();
});

test('every finding has words', () => {
  expect(findingWords({ finding: 'lookups', detail: '11', host: 'letters.example' })).toContain('11 DNS look-ups');
  expect(findingWords({ finding: 'none', detail: '', host: 'letters.example' })).toContain('letters.example');
});
