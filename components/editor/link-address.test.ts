import { expect, test } from 'vitest';
import { linkAddress } from './link-address';

test.each([
  ['example.com', 'https://example.com'],
  [' example.com/a?b ', 'https://example.com/a?b'],
  ['localhost:3000/x', 'https://localhost:3000/x'],
  ['http://example.com', 'http://example.com'],
  ['ana@example.com', 'mailto:ana@example.com'],
  ['mailto:ana@example.com', 'mailto:ana@example.com'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['hello', null],
  ['two words.com', null],
  ['', null],
])('%j leads to %j', (typed, address) => expect(linkAddress(typed)).toBe(address));
