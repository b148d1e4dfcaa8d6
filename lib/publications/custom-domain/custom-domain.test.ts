import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import type { Fetched, FetchOptions } from '@/lib/fetch/fetch-public';
import { type DnsZone, startDns } from '@/lib/testing/dns-server';
import { make } from '@/lib/testing/make';
import { getPublicationByHost } from '../get-publication-by-host';
import { publicationUrl } from '../publication-url';
import { dnsLookUp } from '../sending-domain/look-up';
import { addCustomDomain } from './add-custom-domain';
import { checkCustomDomain } from './check-custom-domain';
import { choosePrimary } from './choose-primary';
import { proofHost, proofValue } from './domain-records';
import { domainWords } from './finding-words';
import { getCustomDomain } from './get-custom-domain';
import { hostProof } from './host-proof';
import { mayHaveCertificate } from './may-have-certificate';
import { removeCustomDomain } from './remove-custom-domain';

let serial = 0;
async function sample(domain = `www.letters${++serial}.example`) {
  const publication = await make.publication();
  const owner = await make.member(publication.id, 'owner');
  const named = { publicationId: publication.id, userId: owner.id };
  const added = await addCustomDomain({ ...named, domain });
  expect(added).toEqual({ ok: true, domain });
  return { domain, publication, home: publication.host, named, publicationId: publication.id };
}

/** This install, as it answers on whatever host leads to it. */
const here = async (address: string, _?: FetchOptions): Promise<Fetched> => {
  const url = new URL(address);
  const body = hostProof(url.hostname, url.searchParams.get('nonce') ?? '') ?? 'Not found';
  return { ok: true, status: 200, url: address, contentType: 'text/plain', body: Buffer.from(body) };
};
const elsewhere = async (address: string): Promise<Fetched> => ({
  ...{ ok: true, status: 200, url: address, contentType: 'text/html', body: Buffer.from('<h1>Parked</h1>') },
});

async function check(publicationId: string, zone: DnsZone, ask: typeof here = here, now?: Date) {
  const dns = await startDns(zone);
  try {
    return await checkCustomDomain(
      publicationId,
      { dns: dnsLookUp({ servers: [dns.server], timeoutMs: 200, tries: 1 }), ask },
      now,
    );
  } finally {
    await dns.stop();
  }
}
const aliasTo = (domain: string, home: string): DnsZone => ({ [domain]: { cname: home }, [home]: { a: ['192.0.2.1'] } });
const hostOf = async (id: string) => (await db.publication.findUniqueOrThrow({ where: { id } })).host;
const findings = (checked: Awaited<ReturnType<typeof check>>) =>
  checked.ok ? Object.fromEntries(checked.results.map(({ name, finding }) => [name, finding])) : {};

test('a CNAME to the publication’s own host leads readers to the domain, and the old host there', async () => {
  const { publicationId, domain, home } = await sample();
  expect(await check(publicationId, {})).toMatchObject({ ok: true, verified: false });
  expect(await hostOf(publicationId)).toBe(home);
  expect(await mayHaveCertificate(domain)).toBe(false);

  const checked = await check(publicationId, aliasTo(domain, home));
  expect(checked).toMatchObject({ verified: true });
  expect(findings(checked)).toEqual({ way: 'good', proof: 'good', arrival: 'good' });
  const found = await getPublicationByHost(domain);
  expect(found).toMatchObject({ id: publicationId, host: domain, homeHost: home });
  expect(await getPublicationByHost(home)).toMatchObject({ id: publicationId, host: domain });
  expect(publicationUrl(found!, '/p/a')).toBe(`http://${domain}:3000/p/a`);
  expect(await db.pageTag.count({ where: { tag: { in: [`host:${home}`, `host:${domain}`] } } })).toBe(2);
  expect(await check(publicationId, aliasTo(domain, home))).toMatchObject({ verified: true });
  expect(await mayHaveCertificate(`${domain.toUpperCase()}.`)).toBe(true);
});

test('a bare domain takes an address and the TXT record; without the record it leads nowhere', async () => {
  const { publicationId, domain, home } = await sample();
  const addresses: DnsZone = { [domain]: { a: ['192.0.2.1'] }, [home]: { a: ['192.0.2.1'] } };
  const unproven = await check(publicationId, addresses);
  expect(findings(unproven)).toEqual({ way: 'good', proof: 'no-proof', arrival: 'not-asked' });
  const row = await db.customDomain.findUniqueOrThrow({ where: { publicationId } });
  const proof = { [proofHost(domain)]: { txt: [['something else'], [proofValue(row)]] } };
  expect(await check(publicationId, { ...addresses, ...proof })).toMatchObject({ verified: true });
});

test('behind a proxy the address is another one, which is told and does no harm', async () => {
  const { publicationId, domain } = await sample();
  const row = await db.customDomain.findUniqueOrThrow({ where: { publicationId } });
  const checked = await check(publicationId, {
    [domain]: { a: ['198.51.100.7'] },
    [proofHost(domain)]: { txt: [[proofValue(row)]] },
  });
  expect(findings(checked)).toEqual({ way: 'other-address', proof: 'good', arrival: 'good' });
  expect(checked).toMatchObject({ verified: true });
});

test('the operator’s own addresses are known, and shown as records', async () => {
  Object.assign(env(), { SITE_ADDRESSES: '203.0.113.7, 2001:db8::7' });
  const { publicationId, domain } = await sample();
  expect(findings(await check(publicationId, { [domain]: { a: ['203.0.113.7'] } })).way).toBe('good');
  expect((await getCustomDomain(publicationId))!.records.map(({ type, value }) => [type, value]).slice(1, 3)).toEqual([
    ['A', '203.0.113.7'],
    ['AAAA', '2001:db8::7'],
  ]);
  Object.assign(env(), { SITE_ADDRESSES: undefined });
});

test('what is wrong is told, and nothing moves', async () => {
  const { publicationId, domain, home } = await sample();
  const told = async (zone: DnsZone, ask = here) => findings(await check(publicationId, zone, ask));
  expect(await told({ [domain]: { cname: domain } })).toMatchObject({ way: 'loop' });
  expect(await told({ [domain]: { cname: 'gone.example' } })).toMatchObject({ way: 'other-cname' });
  expect(await told({ [domain]: { txt: [['x']] } })).toMatchObject({ way: 'no-address' });
  expect(await told({ [proofHost(domain)]: { txt: [['courant-host=another']] } })).toMatchObject({ proof: 'other-proof' });
  expect(await told({ [domain]: { fails: 'servfail' }, [proofHost(domain)]: { fails: 'timeout' } })).toMatchObject({
    way: 'servfail',
    proof: 'timeout',
  });
  const failing = (problem: 'network' | 'timeout' | 'redirects' | 'not-public') => async () => ({ ok: false, problem }) as const;
  expect(await told(aliasTo(domain, home), elsewhere)).toMatchObject({ arrival: 'not-here' });
  expect(await told(aliasTo(domain, home), failing('network'))).toMatchObject({ arrival: 'no-certificate' });
  expect(await told(aliasTo(domain, home), failing('timeout'))).toMatchObject({ arrival: 'not-reached' });
  expect(await told(aliasTo(domain, home), failing('redirects'))).toMatchObject({ arrival: 'redirects' });
  expect(await told(aliasTo(domain, home), failing('not-public'))).toMatchObject({ arrival: 'not-reached' });
  expect(await hostOf(publicationId)).toBe(home);
  // Proven, though nothing arrives yet: the proxy gets its certificate only now.
  expect(await mayHaveCertificate(domain)).toBe(true);
});

test('an answer for another host or another time proves nothing', async () => {
  const { publicationId, domain, home } = await sample();
  const answer = (text: string) => async (address: string) =>
    ({ ...(await elsewhere(address)), body: Buffer.from(text) }) as Fetched;
  const nonce = 'n'.repeat(43);
  for (const text of [hostProof(domain, nonce)!, '', 'courant-host='])
    expect(findings(await check(publicationId, aliasTo(domain, home), answer(text)))).toMatchObject({ arrival: 'not-here' });
  const relayed = async (address: string) => here(address.replace(domain, home));
  expect(findings(await check(publicationId, aliasTo(domain, home), relayed))).toMatchObject({ arrival: 'not-here' });
});

test('a domain that was left behind is nobody else’s: that it leads here is no proof', async () => {
  const left = await sample();
  await check(left.publicationId, aliasTo(left.domain, left.home));
  await removeCustomDomain(left.publicationId, left.named.userId);
  expect(await getPublicationByHost(left.domain)).toBeNull();
  const other = await sample(left.domain);
  const checked = await check(other.publicationId, aliasTo(left.domain, left.home));
  expect(checked).toMatchObject({ verified: false });
  expect(findings(checked)).toMatchObject({ proof: 'no-proof' });
  expect(await mayHaveCertificate(left.domain)).toBe(false);
});

test('who holds a domain and proves it keeps it; who no longer does gives it up at once', async () => {
  const first = await sample();
  await check(first.publicationId, aliasTo(first.domain, first.home));
  const second = await sample(first.domain);
  const row = await db.customDomain.findUniqueOrThrow({ where: { publicationId: second.publicationId } });
  const proof: DnsZone = { [proofHost(first.domain)]: { txt: [[proofValue(row)]] } };
  const refused = await check(second.publicationId, { ...aliasTo(first.domain, first.home), ...proof });
  expect([refused, findings(refused)]).toMatchObject([{ verified: false }, { proof: 'taken' }]);
  expect(await getPublicationByHost(first.domain)).toMatchObject({ id: first.publicationId });

  expect(await check(second.publicationId, aliasTo(first.domain, second.home))).toMatchObject({ verified: true });
  expect(await getPublicationByHost(first.domain)).toMatchObject({ id: second.publicationId });
  expect(await hostOf(first.publicationId)).toBe(first.home);
  expect(await db.customDomain.findUniqueOrThrow({ where: { publicationId: first.publicationId } })).toMatchObject({
    verifiedAt: null,
  });
});

test('of two that prove it at once one has it', async () => {
  const first = await sample();
  const second = await sample(first.domain);
  const rows = await db.customDomain.findMany({ where: { domain: first.domain } });
  const zone: DnsZone = {
    [first.domain]: { a: ['192.0.2.1'] },
    [proofHost(first.domain)]: { txt: rows.map((row) => [proofValue(row)]) },
  };
  await Promise.all([check(first.publicationId, zone), check(second.publicationId, zone)]);
  const hosts = [await hostOf(first.publicationId), await hostOf(second.publicationId)];
  expect(hosts.filter((host) => host === first.domain)).toHaveLength(1);
});

test('a slip of hours is forgiven; a day of it, and the publication goes back to its own host and its team hears why', async () => {
  const { publicationId, domain, home, publication } = await sample();
  const hours = (count: number) => new Date(Date.UTC(2026, 10, 1, count));
  await check(publicationId, aliasTo(domain, home), here, hours(0));
  const wrong: DnsZone = { [domain]: { a: ['192.0.2.9'] } };
  expect(await check(publicationId, wrong, elsewhere, hours(1))).toMatchObject({ verified: true });
  expect(await check(publicationId, { [domain]: { fails: 'timeout' } }, here, hours(2))).toMatchObject({ verified: true });
  expect(await check(publicationId, aliasTo(domain, home), here, hours(3))).toMatchObject({ verified: true });
  expect(await check(publicationId, wrong, elsewhere, hours(24))).toMatchObject({ verified: true });
  expect(await hostOf(publicationId)).toBe(domain);
  expect(await check(publicationId, wrong, elsewhere, hours(48))).toMatchObject({ verified: false });
  expect(await hostOf(publicationId)).toBe(home);
  expect(await getPublicationByHost(domain)).toBeNull();
  expect(await db.notice.count({ where: { publicationId, kind: 'site-domain-lost' } })).toBe(1);
  expect(await check(publicationId, wrong, elsewhere, hours(72))).toMatchObject({ verified: false });
  expect(await db.notice.count({ where: { publicationId, kind: 'site-domain-lost' } })).toBe(1);
  expect(await check(publicationId, aliasTo(domain, home), here, hours(73))).toMatchObject({ verified: true });
  expect(await hostOf(publication.id)).toBe(domain);
});

test('the domain may only lead here, or be the main address, and leaves nothing when it is removed', async () => {
  const { publicationId, domain, home, named } = await sample();
  expect(await choosePrimary({ ...named, isPrimary: false })).toBe(home);
  await check(publicationId, aliasTo(domain, home));
  expect(await hostOf(publicationId)).toBe(home);
  expect(await getPublicationByHost(domain)).toMatchObject({ id: publicationId, host: home });
  expect(await choosePrimary({ ...named, isPrimary: true })).toBe(domain);
  expect(await getPublicationByHost(home)).toMatchObject({ id: publicationId, host: domain });
  expect(await choosePrimary({ ...named, isPrimary: true })).toBe(domain);
  expect(await choosePrimary({ ...named, isPrimary: false })).toBe(home);
  await choosePrimary({ ...named, isPrimary: true });
  const expires = new Date(Date.now() + 60_000);
  await db.session.create({ data: { sessionToken: domain, userId: named.userId, publicationId, expires } });
  for (const _ of [1, 2]) expect(await removeCustomDomain(publicationId, named.userId)).toBe(home);
  expect(await db.publicationHost.count({ where: { publicationId } })).toBe(0);
  expect(await db.session.count({ where: { publicationId } })).toBe(0);
  expect(await db.publication.findUniqueOrThrow({ where: { id: publicationId } })).toMatchObject({ host: home, homeHost: null });
  expect(await checkCustomDomain(publicationId)).toEqual({ ok: false, problem: 'no-domain' });
});

test('what cannot be a domain of a publication is refused', async () => {
  const { named } = await sample();
  const add = (domain: string) => addCustomDomain({ ...named, domain });
  expect(await add('letters')).toEqual({ ok: false, problem: 'not-a-domain' });
  expect(await add('192.0.2.1')).toEqual({ ok: false, problem: 'not-a-domain' });
  expect(await add('box.local')).toEqual({ ok: false, problem: 'not-public' });
  expect(await add('other.example')).toEqual({ ok: false, problem: 'has-another' });
  Object.assign(env(), { SITE_URL: new URL('https://courant.example') });
  expect(await add('courant.example')).toEqual({ ok: false, problem: 'is-install' });
  expect(await add('x.courant.example')).toEqual({ ok: false, problem: 'is-install' });
  Object.assign(env(), { SITE_URL: new URL('http://localhost:3000') });
});

test('a certificate is for hosts of the install alone', async () => {
  const { home, domain } = await sample();
  expect(await mayHaveCertificate('localhost')).toBe(true);
  expect(await mayHaveCertificate(home)).toBe(true);
  for (const host of [domain, 'nobody.example', '', '*', `a.${home}`]) expect(await mayHaveCertificate(host)).toBe(false);
  await db.publication.updateMany({ where: { host: home }, data: { deletedAt: new Date() } });
  expect(await mayHaveCertificate(home)).toBe(false);
});

test('every finding has words', () => {
  expect(domainWords({ finding: 'no-proof', detail: '_courant.letters.example' })).toContain('_courant.letters.example');
  expect(domainWords({ finding: 'not-asked', detail: '' })).toContain('once');
});
