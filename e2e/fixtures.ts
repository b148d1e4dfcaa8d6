import { randomUUID } from 'node:crypto';
import { test as base, expect, type Page } from '@playwright/test';
import { sessionCookie } from '@/lib/auth/cookies';
import { db } from '@/lib/db/db';
import { createPublication } from '@/lib/publications/create-publication';
import { publicationUrl } from '@/lib/publications/publication-url';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { make } from '@/lib/testing/make';
import { type Inbox, openInbox } from './inbox';

export type TestPublication = { id: string; host: string; name: string; url: string; ownerId: string };

/** A publication on a host of its own, with an owner. */
export async function newPublication(name = 'The Harbour Letter'): Promise<TestPublication> {
  const host = `letters-${randomUUID().slice(0, 8)}.localhost`;
  const owner = { name: 'Ada Moreno', email: `ada-${randomUUID().slice(0, 8)}@example.com` };
  const { publication, userId } = await db.$transaction((tx) => createPublication(tx, { name, host, owner }));
  await db.publication.update({ where: { id: publication.id }, data: { postalAddress: '1 Harbour Street, Springfield' } });
  return { id: publication.id, host, name, url: publicationUrl({ host }), ownerId: userId };
}

/** Signs a person in on a publication in the page's browser, as the mailed link would. */
export async function signIn(page: Page, publication: TestPublication, userId: string) {
  const value = randomToken();
  const expires = new Date(Date.now() + 86_400_000);
  await db.session.create({ data: { sessionToken: sha256(value), userId, publicationId: publication.id, expires } });
  await page
    .context()
    .addCookies([{ name: sessionCookie(), value, domain: publication.host, path: '/', httpOnly: true, sameSite: 'Lax' }]);
}

type Fixtures = {
  publication: TestPublication;
  /** An address of the test's own. */
  inbox: Inbox;
  /** A confirmed reader of the publication, and their inbox. */
  reader: Inbox;
  /** The page, signed in as the publication's owner. */
  desk: Page;
  /** Closes what a journey opened with `browser.newContext()`, which would else stay open, and recorded, until the last one ends. */
  closing: undefined;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern
  publication: async ({}, use) => use(await newPublication()),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  inbox: async ({}, use) => use(openInbox()),
  reader: async ({ publication }, use) => {
    const inbox = openInbox();
    await make.subscriber(publication.id, { email: inbox.address });
    await use(inbox);
  },
  desk: async ({ page, publication }, use) => {
    await signIn(page, publication, publication.ownerId);
    await use(page);
  },
  closing: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
export { expect };
