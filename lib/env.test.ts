import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EnvironmentError, parseEnv } from './env';

const namesOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name).sort();

test('.env.example and the README name exactly the settings there are', () => {
  const known = namesOf(readFileSync('lib/env.ts', 'utf8'), /^ {4}([A-Z][A-Z0-9_]+):/gm);
  expect(known.length).toBeGreaterThan(20);
  expect(namesOf(readFileSync('.env.example', 'utf8'), /^([A-Z][A-Z0-9_]+)=$/gm)).toEqual(known);
  expect(namesOf(readFileSync('README.md', 'utf8'), /^\| `([A-Z][A-Z0-9_]+)` *\|/gm)).toEqual(known);
});

test('every wrong name is said at once, and an empty one counts as not set', () => {
  expect(() => parseEnv({ NODE_ENV: 'test', SITE_URL: 'letters', DATABASE_URL: '', PORT: 'x' })).toThrow(EnvironmentError);
  const lines = (() => {
    try {
      parseEnv({ NODE_ENV: 'test', SITE_URL: 'letters', DATABASE_URL: '', PORT: 'x' });
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  })();
  for (const name of ['SITE_URL', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'AUTH_SECRET', 'PORT']) expect(lines).toContain(name);
});

test.each(['0', '70000', '3000.5'])('%s is no port, and is said before anything listens', (PORT) => {
  expect(() => parseEnv({ NODE_ENV: 'test', PORT })).toThrow(/PORT: a port number from 1 to 65535/);
});
