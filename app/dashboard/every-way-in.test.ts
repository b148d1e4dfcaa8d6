import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RIGHTS } from '@/lib/auth/can';

const read = (path: string) => readFileSync(path, 'utf8');
const files = (pattern: string) => globSync(pattern).filter((path) => !path.includes('.test.'));

/** The bodies of a file's functions by their names, each up to the next one at the margin. */
function functions(source: string): Map<string, string> {
  const starts = [...source.matchAll(/^(?:export (?:default )?)?(?:async )?(?:function\*? (\w+)|const (\w+) = (?:async )?\()/gm)];
  return new Map(
    starts.map((start, at) => [start[1] ?? start[2] ?? '', source.slice(start.index, starts[at + 1]?.index ?? source.length)]),
  );
}

const ASKS = /\b(requireMember|requirePost|requirePage|editablePost|getSignedIn)\(/;

/** A layout that only sets the page's head hands on what is in it, and has nothing to show of its own. */
const SHOWS_NOTHING = /\{\s*return children;\s*\}/;

/** Whether a function asks who it is, itself or by a function of its file. */
function asks(name: string, all: Map<string, string>, seen = new Set<string>()): boolean {
  const body = all.get(name);
  if (!body || seen.has(name)) return false;
  seen.add(name);
  return (
    ASKS.test(body) || [...all.keys()].some((other) => other !== name && body.includes(`${other}(`) && asks(other, all, seen))
  );
}

// By its source: whoever adds a page or an action that asks nobody finds out here, and not in production.
test('every page and every action of the dashboard asks who wants it', () => {
  const pages = files('app/dashboard/**/{page,layout}.tsx').map((path) => {
    const all = functions(read(path));
    const main = [...all.keys()].find((name) => new RegExp(`export default (async )?function ${name}\\b`).test(read(path)));
    return { path, name: main ?? '', all };
  });
  const actions = files('app/dashboard/**/*.ts')
    .filter((path) => read(path).startsWith("'use server'"))
    .flatMap((path) => {
      const all = functions(read(path));
      return [...read(path).matchAll(/^export async function (\w+)/gm)].map(([, name = '']) => ({ path, name, all }));
    })
    .filter(({ name }) => name !== 'signOutAction'); // ends the asking browser's own session
  expect(pages.length).toBeGreaterThan(8);
  expect(actions.length).toBeGreaterThan(15);
  const ways = [...pages, ...actions].filter(({ name, all }) => !SHOWS_NOTHING.test(all.get(name) ?? ''));
  const silent = ways.filter(({ name, all }) => !asks(name, all)).map(({ path, name }) => `${path} ${name}`);
  expect(silent).toEqual([]);
});

test('every right that is asked for is one of the table', () => {
  const asked = files('app/**/*.{ts,tsx}').flatMap((path) =>
    [...read(path).matchAll(/\b(?:requireMember|can)\((?:[\w.]+, )?'([\w.-]+)'/g)].map(([, act = '']) => act),
  );
  expect(asked.length).toBeGreaterThan(30);
  expect([...new Set(asked)].filter((act) => !Object.hasOwn(RIGHTS, act))).toEqual([]);
});
