import { expect, test } from 'vitest';
import { seal } from '@/lib/secrets/seal';
import { sealAddress, unsealAddress } from './hosted-address';

const NOW = new Date('2026-06-01T08:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test('an address is led to for half an hour, and only one that was sealed here', () => {
  const text = sealAddress('https://checkout.stripe.com/c/pay/cs_1#fid', NOW);
  expect(text).toMatch(/^[\w-]+$/);
  expect(unsealAddress(text, later(29))).toBe('https://checkout.stripe.com/c/pay/cs_1#fid');
  expect(unsealAddress(text, later(30))).toBeNull();
});

test.each(['', 'x', 'https://evil.example', Buffer.from('https://evil.example').toString('base64url')])(
  'nothing else leads anywhere: %s',
  (text) => expect(unsealAddress(text, NOW)).toBeNull(),
);

test('what was sealed for another purpose is no address', () => {
  const other = Buffer.from(seal('gift', { url: 'https://evil.example', until: later(9).getTime() })).toString('base64url');
  expect(unsealAddress(other, NOW)).toBeNull();
});
