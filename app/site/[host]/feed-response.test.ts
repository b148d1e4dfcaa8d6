import { afterEach, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { feedResponse } from './feed-response';
import { withFileToken } from './file-token';

afterEach(() => void Object.assign(env(), { WEBSUB_HUB: undefined }));
const made = { body: '<rss/>', contentType: 'application/rss+xml' };
const SELF = 'https://letters.example/feed.xml';

test('a feed leads to its hub in its headers where there is one', () => {
  expect(feedResponse(made, SELF).headers.get('link')).toBeNull();
  Object.assign(env(), { WEBSUB_HUB: 'https://hub.example/' });
  const { headers, status } = feedResponse(made, SELF);
  expect(headers.get('link')).toBe(`<https://hub.example/>; rel="hub", <${SELF}>; rel="self"`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('application/rss+xml');
});

test('a file that is no feed is not found', () => {
  expect(feedResponse(null, SELF).status).toBe(404);
});

test('the token is put into addresses of the publication’s own files, and nowhere else', () => {
  const site = 'https://letters.example';
  const html = `<a href="${site}/files/k/a.mp3">x</a><audio src="${site}/files/k/b.mp3"></audio><a href="${site}/p/x">${site}/files/k/c</a>`;
  expect(withFileToken(html, site, 'tok')).toBe(
    `<a href="${site}/files/k/a.mp3?feed=tok">x</a><audio src="${site}/files/k/b.mp3?feed=tok"></audio><a href="${site}/p/x">${site}/files/k/c</a>`,
  );
  for (const other of ['https://evil.example/files/k/a', 'https://letters.example.evil/files/k', '/files/k'])
    expect(withFileToken(`<a href="${other}">x</a>`, site, 'tok')).not.toContain('tok');
});
