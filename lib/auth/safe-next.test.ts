import { expect, test } from 'vitest';
import { safeNext } from './safe-next';

test.each(['/', '/dashboard', '/p/a-post?from=mail#part', '/dashboard/posts/1?next=//evil.test', '/a//b', '/%2f%2fevil.test'])(
  '%j is a path here',
  (next) => expect(safeNext(next)).toBe(next),
);

test.each([
  '//evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  'https:evil.test',
  'https://evil.test/',
  '/\t/evil.test',
  '/\n/evil.test',
  '/.//evil.test',
  '/x/..//evil.test',
  '/%2e%2e//evil.test',
  'javascript:alert(1)',
  'dashboard',
  '',
  ' /dashboard',
  null,
  undefined,
  7,
  ['/dashboard'],
  { not: '' },
])('%j leads home', (next) => expect(safeNext(next, '/home')).toBe('/home'));
