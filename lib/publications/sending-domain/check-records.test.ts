import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type DnsZone, startDns } from '@/lib/testing/dns-server';
import { checkRecords, isVerified } from './check-records';
import { makeDkimSlot, publicValue } from './dkim-keys';
import type { Expected, RecordName } from './dns-records';
import { dnsLookUp } from './look-up';

const DOMAIN = 'letters.example';
const slot = await makeDkimSlot();
const rsa = publicValue(slot.rsa);
const ed25519 = publicValue(slot.ed25519);
const expected: Expected = {
  domain: DOMAIN,
  spfTerms: ['include:relay.example'],
  dkim: [
    { name: 'dkim-rsa', selector: 'c1a', algorithm: 'rsa', publicKey: rsa, required: true },
    { name: 'dkim-ed25519', selector: 'c1a-ed', algorithm: 'ed25519', publicKey: ed25519, required: false },
  ],
  returnPath: { host: `bounce.${DOMAIN}`, target: 'bounce.courant.example' },
};
const strings = (text: string) => text.match(/.{1,255}/g)!;
const RSA = `c1a._domainkey.${DOMAIN}`;
const ED = `c1a-ed._domainkey.${DOMAIN}`;
const DMARC = `_dmarc.${DOMAIN}`;
const BOUNCE = `bounce.${DOMAIN}`;
const record = `v=DKIM1; k=rsa; p=${rsa}`;

const GOOD: DnsZone = {
  [DOMAIN]: { txt: [['v=spf1 include:relay.example ~all'], ['some-verification=1']], a: ['192.0.2.1'] },
  'relay.example': { txt: [['v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all']] },
  [RSA]: { txt: [strings(record)] },
  [ED]: { txt: [[`v=DKIM1; k=ed25519; p=${ed25519}`]] },
  [DMARC]: { txt: [['v=DMARC1; p=none']] },
  [BOUNCE]: { cname: 'bounce.courant.example' },
  'bounce.courant.example': { mx: ['mx.courant.example'], txt: [['v=spf1 mx -all']] },
};

let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

/** What each record of the good zone comes to when these names are replaced (null: taken out). */
async function check(changes: Record<string, DnsZone[string] | null> = {}, over: Partial<Expected> = {}) {
  const zone = Object.fromEntries(Object.entries({ ...GOOD, ...changes }).filter(([, records]) => records !== null)) as DnsZone;
  const dns = await startDns(zone);
  stop = dns.stop;
  const results = await checkRecords({ ...expected, ...over }, dnsLookUp({ servers: [dns.server], timeoutMs: 200, tries: 1 }));
  const found = Object.fromEntries(results.map(({ name, finding }) => [name, finding])) as Record<RecordName, string>;
  const details = Object.fromEntries(results.map(({ name, detail }) => [name, detail])) as Record<RecordName, string>;
  return { found, details, verified: isVerified(results), results };
}

const ALL_GOOD = { 'dkim-rsa': 'good', 'dkim-ed25519': 'good', spf: 'good', dmarc: 'good', 'return-path': 'good' };
const includes = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`spf${index}.example`, { txt: [['v=spf1 ip4:192.0.2.7 -all']] }]),
  );
const chain = (count: number) => Array.from({ length: count }, (_, index) => `include:spf${index}.example`).join(' ');
const spf = (text: string): DnsZone => ({ [DOMAIN]: { txt: [[text]] } });

test('a zone as we show it is good', async () => {
  expect(await check()).toMatchObject({ found: ALL_GOOD, verified: true });
});

test('an MX instead of the CNAME, a long SPF record within the limits, and a key in any cut are good too', async () => {
  const { found } = await check({
    ...includes(9),
    ...spf(`v=spf1 ${chain(9)} include:relay.example ~all`),
    [RSA]: { txt: [record.match(/.{1,100}/g)!] },
    [BOUNCE]: { mx: ['mx.courant.example'] },
  });
  expect(found).toEqual(ALL_GOOD);
});

describe('DKIM', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'der' });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' });
  test.each<[string, DnsZone[string] | null, string]>([
    ['is not there', null, 'none'],
    ['is revoked', { txt: [['v=DKIM1; k=rsa; p=']] }, 'revoked'],
    ['is split into two records', { txt: [[record.slice(0, 255)], [record.slice(255)]] }, 'split'],
    ['ends after its first string', { txt: [[record.slice(0, 255)]] }, 'cut-off'],
    ['is another key', { txt: [strings(`v=DKIM1; k=rsa; p=${other.toString('base64')}`)] }, 'other-key'],
    ['has 1024 bits', { txt: [[`v=DKIM1; k=rsa; p=${weak.toString('base64')}`]] }, 'weak-key'],
    ['has quotes in it', { txt: [strings(`"${record}"`)] }, 'quotes'],
    ['has a quote at its end', { txt: [strings(`${record}"`)] }, 'quotes'],
    ['says it is Ed25519', { txt: [strings(record.replace('k=rsa', 'k=ed25519'))] }, 'wrong-type'],
    ['is something else', { txt: [['hello']] }, 'not-dkim'],
    ['is there twice', { txt: [strings(record), strings(`v=DKIM1; k=rsa; p=${other.toString('base64')}`)] }, 'several'],
    ['runs in a circle', { cname: RSA }, 'loop'],
  ])('the key %s', async (_, records, finding) => {
    const { found, verified } = await check({ [RSA]: records });
    expect(found['dkim-rsa']).toBe(finding);
    expect(verified).toBe(false);
  });

  test('a key in test mode is good enough, with a word', async () => {
    const { found, verified } = await check({ [RSA]: { txt: [strings(`v=DKIM1; t=y; k=rsa; p=${rsa}`)] } });
    expect([found['dkim-rsa'], verified]).toEqual(['test-mode', true]);
  });

  test('a wildcard answers in its place', async () => {
    const { found, details } = await check({ [RSA]: null, [`*._domainkey.${DOMAIN}`]: { txt: [['v=spf1 -all']] } });
    expect([found['dkim-rsa'], details['dkim-rsa']]).toEqual(['wildcard', `*._domainkey.${DOMAIN}`]);
  });

  test('without the Ed25519 key the domain is verified all the same', async () => {
    expect(await check({ [ED]: null })).toMatchObject({ found: { 'dkim-ed25519': 'none' }, verified: true });
  });
});

describe('SPF', () => {
  test.each<[string, Record<string, DnsZone[string] | null>, string]>([
    ['two records', { [DOMAIN]: { txt: [['v=spf1 include:relay.example ~all'], ['v=spf1 mx -all']] } }, 'several'],
    ['none', { [DOMAIN]: { txt: [['hello']] } }, 'none'],
    ['11 look-ups', { ...includes(10), ...spf(`v=spf1 ${chain(10)} include:relay.example ~all`) }, 'lookups'],
    ['names that are not there', spf('v=spf1 a:x.example a:y.example a:z.example include:relay.example ~all'), 'void-lookups'],
    ['an include without a record', spf('v=spf1 include:gone.example include:relay.example ~all'), 'include-broken'],
    [
      'an include that leads back',
      {
        ...spf('v=spf1 include:ring.example include:relay.example ~all'),
        'ring.example': { txt: [[`v=spf1 include:${DOMAIN} -all`]] },
      },
      'include-loop',
    ],
    ['another server alone', spf('v=spf1 mx ~all'), 'not-included'],
    ['our include after all', spf('v=spf1 mx ~all include:relay.example'), 'after-all'],
    ['a typing mistake', spf('v=spf1 incldue:relay.example ~all'), 'syntax'],
    ['quotes at its end', spf('v=spf1 include:relay.example ~all"'), 'quotes'],
    ['a domain that is not there', { [DOMAIN]: null, [RSA]: null, [ED]: null, [DMARC]: null, [BOUNCE]: null }, 'no-domain'],
  ])('%s', async (_, changes, finding) => {
    const { found, verified } = await check(changes);
    expect(found.spf).toBe(finding);
    expect(verified).toBe(false);
  });

  test('the include may stand behind a redirect; +all is told', async () => {
    const through = await check({
      ...spf('v=spf1 redirect=all.example'),
      'all.example': { txt: [['v=spf1 include:relay.example -all']] },
    });
    expect(through.found.spf).toBe('good');
    await stop?.();
    expect((await check(spf('v=spf1 include:relay.example +all'))).found.spf).toBe('all-allowed');
  });

  test('a wildcard with the same record does no harm here, and is told', async () => {
    const { found, verified } = await check({ [`*.${DOMAIN}`]: { txt: [['v=spf1 include:relay.example ~all']] } });
    expect([found.spf, verified]).toEqual(['wildcard', true]);
  });
});

describe('DMARC', () => {
  test.each<[string, Record<string, DnsZone[string] | null>, string, boolean]>([
    ['none', { [DMARC]: null }, 'none', false],
    ['two of them', { [DMARC]: { txt: [['v=DMARC1; p=none'], ['v=DMARC1; p=reject']] } }, 'several', false],
    ['quotes', { [DMARC]: { txt: [['"v=DMARC1; p=none"']] } }, 'quotes', false],
    ['no policy in it', { [DMARC]: { txt: [['v=DMARC1; rua=mailto:x@letters.example']] } }, 'no-policy', false],
    ['a wildcard', { [DMARC]: null, [`*.${DOMAIN}`]: { txt: [['hello']] } }, 'wildcard', false],
    ['the parent has one', { [DMARC]: null, '_dmarc.example.org': { txt: [['v=DMARC1; p=reject']] } }, 'none', false],
  ])('%s', async (_, changes, finding, verified) => {
    const result = await check(changes);
    expect([result.found.dmarc, result.verified]).toEqual([finding, verified]);
  });

  test("the organization's policy counts for a subdomain", async () => {
    const { results } = await check(
      { 'news.letters.example': { txt: [['v=spf1 include:relay.example ~all']] }, [DMARC]: { txt: [['v=DMARC1; p=reject']] } },
      { domain: 'news.letters.example' },
    );
    expect(results.find(({ name }) => name === 'dmarc')).toMatchObject({ state: 'notice', finding: 'parent', detail: DOMAIN });
  });
});

test.each<[string, DnsZone[string] | null, string]>([
  ['not there', null, 'none'],
  ['elsewhere', { cname: 'bounce.other.example' }, 'other-target'],
  ['a circle', { cname: BOUNCE }, 'loop'],
  ['an MX elsewhere', { mx: ['mx.other.example'] }, 'other-target'],
])('a return path %s is told', async (_, records, finding) => {
  const { found } = await check({ [BOUNCE]: records });
  expect(found['return-path']).toBe(finding);
});

test('a DNS that fails or is silent says nothing about the records', async () => {
  const failing = await check({ [RSA]: { fails: 'servfail' }, [DMARC]: { fails: 'timeout' } });
  expect(failing.found).toMatchObject({ 'dkim-rsa': 'servfail', dmarc: 'timeout', spf: 'good' });
  expect(failing.verified).toBeNull();
});
