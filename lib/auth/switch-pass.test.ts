import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { randomToken } from '@/lib/secrets/hash';
import { makeSwitchPass, nonceHashOf, readSwitchPass } from './switch-pass';

const [user, letters, notes] = [randomUUID(), randomUUID(), randomUUID()];

test('a pass names its user on its publication, in the browser it was made for, for a minute', () => {
  const nonce = randomToken();
  const now = new Date('2026-11-28T01:00:00Z');
  const pass = makeSwitchPass(user, letters, nonceHashOf(nonce), now);
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  expect(readSwitchPass(pass, letters, nonce, later(59))).toBe(user);
  expect(readSwitchPass(pass, letters, nonce, later(61))).toBeNull();
  expect(readSwitchPass(pass, notes, nonce, now)).toBeNull();
  expect(readSwitchPass(pass, letters, randomToken(), now)).toBeNull();
  expect(readSwitchPass(pass, letters, nonceHashOf(nonce), now)).toBeNull();
  expect(readSwitchPass(`${pass.slice(0, -2)}AA`, letters, nonce, now)).toBeNull();
  expect(readSwitchPass('', letters, nonce, now)).toBeNull();
});
