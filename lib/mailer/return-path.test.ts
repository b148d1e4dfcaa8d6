import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fromBase32, toBase32 } from './base32';
import {
  noticeReturnPath,
  readReturnAddress,
  replyAddress,
  returnPath,
  sectionInSubject,
  unsubscribeAddress,
  unsubscribeMailto,
} from './return-path';

beforeAll(() => vi.stubEnv('BOUNCE_DOMAIN', 'bounce.courant.test'));
afterEach(() => vi.useRealTimers());

const ID = '0192f0c1-0000-7000-8000-000000000001';

test('base32 gives any bytes back, in any letter case', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(fromBase32(toBase32(bytes).toUpperCase())).toEqual(Buffer.from(bytes));
    }),
  );
});

test('an address names its row, whatever a server does to its case, within 64 octets', () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const address = returnPath(uuid)!;
      expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
      expect(readReturnAddress(address)).toEqual({ kind: 'bounce', id: uuid });
      expect(readReturnAddress(address.toUpperCase())).toEqual({ kind: 'bounce', id: uuid });
      expect(readReturnAddress(unsubscribeAddress(uuid)!)).toEqual({ kind: 'unsubscribe', id: uuid });
      expect(readReturnAddress(noticeReturnPath(uuid)!)).toEqual({ kind: 'notice', id: uuid });
      expect(readReturnAddress(replyAddress(uuid)!)).toEqual({ kind: 'reply', id: uuid });
    }),
  );
});

test('a token of another kind, a changed one, another domain and rubbish name nothing', () => {
  const address = returnPath(ID)!;
  expect(readReturnAddress(address.replace('b+', 'u+'))).toBeNull();
  expect(readReturnAddress(address.replace('b+', 'n+'))).toBeNull();
  expect(readReturnAddress(address.replace('b+', 'x+'))).toBeNull();
  expect(readReturnAddress(address.replace(/\+./, (found) => (found === '+a' ? '+b' : '+a')))).toBeNull();
  expect(readReturnAddress(address.replace('@bounce', '@other'))).toBeNull();
  expect(readReturnAddress(`${address} `)).toBeNull();
  expect(readReturnAddress('b+@bounce.courant.test')).toBeNull();
  expect(readReturnAddress('')).toBeNull();
});

test('every other last letter is refused: each address has one spelling', () => {
  const [local, domain] = returnPath(randomUUID())!.split('@');
  for (const letter of 'abcdefghijklmnopqrstuvwxyz234567') {
    const read = readReturnAddress(`${local!.slice(0, -1)}${letter}@${domain}`);
    if (letter !== local!.at(-1)) expect(read).toBeNull();
  }
});

test('a mail to unsubscribe from a section names it in its subject', () => {
  const section = '0192f0c1-0000-7000-8000-000000000001';
  const mailto = unsubscribeMailto('0192f0c1-0000-7000-8000-000000000002', section);
  const subject = new URL(`mailto:${mailto}`).searchParams.get('subject') ?? '';
  expect(sectionInSubject(subject)).toBe(section);
  expect(sectionInSubject(subject.toUpperCase())).toBe(section);
  expect(unsubscribeMailto('0192f0c1-0000-7000-8000-000000000002')).toMatch(/\?subject=unsubscribe$/);
  for (const other of ['unsubscribe', '', `Re: unsubscribe ${section}`, `unsubscribe ${section} now`, 'unsubscribe nothing'])
    expect(sectionInSubject(other)).toBeUndefined();
});
