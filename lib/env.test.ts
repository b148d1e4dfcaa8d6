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

const problemOf = (name: string, value: string) => {
  try {
    parseEnv({ NODE_ENV: 'test', [name]: value });
    return null;
  } catch (error) {
    return (error as Error).message.split('\n').find((line) => line.trim().startsWith(`${name}:`)) ?? null;
  }
};

test.each([
  ['AUTH_SECRET', 'a'.repeat(40)],
  ['AUTH_SECRET', 'changeme'],
  ['SETUP_TOKEN', '1234'],
  ['SITE_URL', 'https://letters.example/blog'],
  ['SITE_URL', 'https://letters.example/?a=b'],
  ['SITE_URL', 'https://ada:secret@letters.example/'],
])('%s may not be %s', (name, value) => expect(problemOf(name, value)).toContain(name));

test.each([
  ['AUTH_SECRET', '3q2+7w9Jk1m0Zb8vXc5nTy4uLr6eHs2d'],
  ['SETUP_TOKEN', ''],
  ['SETUP_TOKEN', 'bfQz0w3yLr9tTn5v'],
  ['SITE_URL', 'https://letters.example'],
  ['SITE_URL', 'http://localhost:3000/'],
  ['SITE_URL', 'http://[::1]:3000'],
])('%s may be %s', (name, value) => expect(problemOf(name, value)).toBeNull());
