import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chosenEncoding, encodeBody, worthEncoding } from './encode-answer';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['GZIP', 'gzip'],
  ['gzip; q=0, identity', 'identity'],
  ['brotli, xgzip', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('%s is answered in %s', (accepted, encoding) => {
  expect(chosenEncoding(accepted)).toBe(encoding);
});

test.each([true, false])('what is compressed comes out as it went in (kept: %s)', (isKept) => {
  const body = Buffer.from('Seven knots, and the eighth is grün. '.repeat(200));
  expect(brotliDecompressSync(encodeBody(body, 'br', isKept))).toEqual(body);
  expect(gunzipSync(encodeBody(body, 'gzip', isKept))).toEqual(body);
  expect(encodeBody(body, 'identity', isKept)).toBe(body);
});

test('a short body goes as it is', () => {
  expect([worthEncoding(Buffer.alloc(999), 'br'), worthEncoding(Buffer.alloc(1_000), 'br')]).toEqual(['identity', 'br']);
});
