import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import config from '@/next.config.js';
import { isAnsweredPath, isReservedPath } from './reserved-paths';

/** The addresses that files of app/ answer: groups in brackets are no part of them, and the inner ones have other addresses. */
const routes = globSync('app/**/{page.tsx,route.ts}')
  .map((file) =>
    file
      .split('/')
      .slice(1, -1)
      .filter((part) => !part.startsWith('(')),
  )
  .filter(([first]) => first && first !== 'site' && first !== 'reader');

async function rewritten(): Promise<string[][]> {
  const rewrites = await config.rewrites?.();
  if (!rewrites || Array.isArray(rewrites)) throw new Error('The rewrites come in groups.');
  return (rewrites.beforeFiles ?? []).map(({ source }) => source.split('/').filter(Boolean));
}

test('no page may stand where the site itself answers, now or with more behind it', async () => {
  const all = [...routes, ...(await rewritten())].filter(([first]) => first && !/[.(:\\]/.test(first));
  expect(all.length).toBeGreaterThan(60);
  expect([...new Set(all.flatMap(([first = '']) => (isReservedPath(first) ? [] : [first])))]).toEqual([]);
  const alone = all.filter((parts) => parts.length === 1 || parts[1] === ':path*').map(([first = '']) => first);
  expect([...new Set(alone.filter((first) => !isAnsweredPath(first)))]).toEqual([]);
});

test('one-letter lists of posts are the site’s own as well', async () => {
  // /:kind(tag|s|author)/:slug
  expect(['tag', 's', 'author'].filter((word) => !isReservedPath(word))).toEqual([]);
  expect(['about', 'contact', 'homes'].filter(isReservedPath)).toEqual([]);
});
