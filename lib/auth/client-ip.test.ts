import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The environment is read once in a process, so each case reads it anew. */
async function ipWith(proxies: string, forwarded: string | null) {
  vi.stubEnv('TRUSTED_PROXIES', proxies);
  const { clientIp } = await import('./client-ip');
  return clientIp(new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded }));
}

test.each([
  ['0', '203.0.113.9', '203.0.113.9'],
  ['0', '10.0.0.1, 203.0.113.9', '203.0.113.9'],
  ['1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['2', '1.1.1.1, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
  ['2', '10.0.0.2', 'unknown'],
  ['1', null, 'unknown'],
])('behind %s proxies, %j is %s', async (proxies, forwarded, ip) => expect(await ipWith(proxies, forwarded)).toBe(ip));

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', async (ip, block) => {
  const { ipBlock } = await import('./client-ip');
  expect(ipBlock(ip)).toBe(block);
});
