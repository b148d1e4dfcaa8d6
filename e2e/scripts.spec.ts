import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

test('no script that a browser is sent carries what is the server’s', () => {
  const scripts = globSync('.next/static/**/*.js');
  expect(scripts.length).toBeGreaterThan(10);
  // Node's crypto for browsers (half a megabyte), Prisma, PostgreSQL's client, sharp, Nodemailer.
  const serversOwn = /createHash|PrismaClient|SASLInitialResponse|libvips|nodemailer/;
  const found = scripts.map((file) => [file, serversOwn.exec(readFileSync(file, 'utf8'))?.[0]] as const);
  expect(found.filter(([, word]) => word)).toEqual([]);
});
