import { expect, test } from 'vitest';
import { readBody } from './read-body';

const request = (chunks: string[], headers: Record<string, string> = {}) =>
  new Request('http://letters.test/', {
    method: 'POST',
    headers,
    body: new Blob(chunks).stream(),
    duplex: 'half',
  } as RequestInit);

test('a body within the limit comes whole', async () => {
  expect((await readBody(request(['ab', 'cd']), 4))?.toString()).toBe('abcd');
  expect((await readBody(new Request('http://letters.test/', { method: 'POST' }), 4))?.length).toBe(0);
});

test('a longer one is refused, whatever it says of its length', async () => {
  expect(await readBody(request(['ab', 'cde']), 4)).toBeNull();
  expect(await readBody(request(['ab', 'cde'], { 'content-length': '2' }), 4)).toBeNull();
  expect(await readBody(request(['a'], { 'content-length': '5' }), 4)).toBeNull();
});
