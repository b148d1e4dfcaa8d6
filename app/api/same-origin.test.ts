import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin';

const from = (more: Record<string, string>) => isSameOrigin(new Headers({ host: 'letters.test', ...more }));

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ origin: 'https://letters.test' }, true],
  [{ origin: 'https://evil.test' }, false],
  [{ origin: 'null' }, false],
  [{}, true],
])('%j is from here: %s', (headers, expected) => expect(from(headers as Record<string, string>)).toBe(expected));
