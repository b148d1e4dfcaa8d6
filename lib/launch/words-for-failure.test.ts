import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { Refusal } from './terminal';
import { wordsForFailure } from './words-for-failure';

const failing = (code: string) => Object.assign(new Error(`${code}: open '/data/x'`), { code, path: '/data/x', syscall: 'open' });

test.each([
  ['ENOSPC', /^\/data\/x: the disk is full/],
  ['EROFS', /^\/data\/x: the disk is read-only/],
  ['EACCES', /^\/data\/x: this user may not .*another user/],
])('%s is said in words', (code, words) => expect(wordsForFailure(failing(code))).toMatch(words));

test('what a person was refused is said as it is, and a bug shows its stack', () => {
  expect(wordsForFailure(new Refusal('The port is taken.'))).toBe('The port is taken.');
  expect(wordsForFailure(new TypeError('x is undefined'))).toBeNull();
  expect(wordsForFailure(undefined)).toBeNull();
  let found: unknown;
  try {
    readFileSync(mkdtempSync(`${tmpdir()}/courant-`)); // a folder: a mistake of ours
  } catch (error) {
    found = error;
  }
  expect(wordsForFailure(found)).toBeNull();
});
