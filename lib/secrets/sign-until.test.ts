import { expect, test } from 'vitest';
import { signId } from './sign';
import { readSignedUntil, signUntil } from './sign-until';

const ID = '0199c0de-0000-7000-8000-00000000abcd';
const UNTIL = new Date('2026-06-01T08:00:00Z');
const BEFORE = new Date('2026-06-01T07:59:59Z');

test('a token names its row until its time, for its purpose alone', () => {
  const token = signUntil('preview', ID, UNTIL);
  expect(token).toMatch(/^[\w-]{48}$/);
  expect(readSignedUntil('preview', token, BEFORE)).toBe(ID);
  expect(readSignedUntil('preview', token, UNTIL)).toBeNull();
  expect(readSignedUntil('unsubscribe', token, BEFORE)).toBeNull();
});

test('a longer time cannot be written into it, nor another row', () => {
  const bytes = Buffer.from(signUntil('preview', ID, UNTIL), 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const other = Buffer.from(bytes);
    other[at] = (other[at] ?? 0) ^ 1;
    expect(readSignedUntil('preview', other.toString('base64url'), BEFORE)).toBeNull();
  }
});

test.each(['', 'x', 'x'.repeat(48), 'x'.repeat(4096), `${signUntil('preview', ID, UNTIL)}=`, signId('preview', ID)])(
  'what is no such token is answered alike: %s',
  (token) => expect(readSignedUntil('preview', token, BEFORE)).toBeNull(),
);
