import { globSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults, listViolations, SCREENS } from './accessibility';
import { expect, type TestPublication, test } from './fixtures';
import { expectValidHtml } from './valid-html';

/** A publication with one of everything a dashboard shows. */
async function fill({ id: publicationId, ownerId }: TestPublication) {
  const { id: subscriberId, email } = await make.subscriber(publicationId);
  await make.pendingSubscription(publicationId);
  await make.subscriber(publicationId, { endedAt: new Date() });
  const draft = await make.post(publicationId, ownerId, { title: 'A draft' });
  const post = await make.post(publicationId, ownerId, { title: 'Out', slug: 'out', publishedAt: new Date() });
  const kept = { publicationId, title: 'Out', subtitle: '', document: post.document ?? {}, documentVersion: 1, number: 0 };
  const revision = await db.postRevision.create({ data: { ...kept, postId: post.id, savedById: ownerId } });
  await db.post.update({ where: { id: post.id }, data: { publishedRevisionId: revision.id } });
  const now = new Date();
  const issue = await db.issue.create({
    data: {
      ...{ publicationId, postId: post.id, subject: 'Out', fromName: 'L', fromEmail: 'l@example.com' },
      ...{ audience: { kind: 'everyone' }, frozenAt: now, audienceCount: 1, finishedAt: now },
    },
  });
  const delivery = await db.delivery.create({
    data: {
      ...{ publicationId, issueId: issue.id, subscriberId, email, state: 'bounced', attempts: 2, finishedAt: now },
      ...{ lastCode: 550, lastReply: '550 5.1.1 User unknown' },
    },
  });
  await db.deliveryAttempt.create({
    data: { publicationId, deliveryId: delivery.id, number: 1, reply: '451 4.7.1 Try again later', outcome: 'deferred' },
  });
  await db.notice.create({
    data: { publicationId, kind: 'confirm', email: 'gone@example.com', expiresAt: now, failedAt: now, lastReply: '550 No' },
  });
  const trashed = await make.post(publicationId, ownerId, { title: 'Thrown away' });
  await db.post.update({ where: { id: trashed.id }, data: { deletedAt: now, deletedById: ownerId } });
  await db.post.create({
    data: { publicationId, authorId: ownerId, kind: 'page', title: 'About us', slug: 'about-us', document: post.document ?? {} },
  });
  await db.section.create({ data: { publicationId, name: 'Tides', slug: 'tides' } });
  await db.tag.create({ data: { publicationId, name: 'Rope', slug: 'rope' } });
  const rule = { match: 'all', conditions: [{ field: 'opened', is: true, days: 30 }] };
  const segment = await db.segment.create({ data: { publicationId, name: 'New ones', rule } });
  const words = { title: 'Weekly', subtitle: '', document: post.document ?? {}, documentVersion: 1, createdById: ownerId };
  await db.postTemplate.create({ data: { publicationId, name: 'Weekly', ...words } });
  await make.member(publicationId, 'author');
  await db.paymentAccount.create({ data: { publicationId, way: 'install', accountId: 'acct_1', livemode: false } });
  await db.activity.create({
    data: { publicationId, userId: ownerId, act: 'post.published', objectId: post.id, objectName: 'Out' },
  });
  return { draft, post, subscriberId, revision, segment };
}
type Filled = Awaited<ReturnType<typeof fill>>;

/** Every page of the dashboard by its folder, with the addresses it is looked at by. */
const PAGES: Record<string, (filled: Filled) => string[]> = {
  '': () => [''],
  comments: () => ['comments'],
  'comments/people': () => ['comments/people'],
  'comments/settings': () => ['comments/settings'],
  payments: () => ['payments'],
  'payments/connect': () => [], // leads on to Stripe and back, and shows nothing
  'payments/money': () => ['payments/money'],
  'payments/offers': () => ['payments/offers'],
  'payments/settings': () => ['payments/settings'],
  posts: () => ['posts', 'posts?state=published', 'posts?search=nothing-of-this-name'],
  'posts/[id]': ({ draft, post }) => [`posts/${draft.id}`, `posts/${post.id}`],
  'posts/[id]/access': ({ post }) => [`posts/${post.id}/access`],
  'posts/[id]/issue': ({ post }) => [`posts/${post.id}/issue?published`],
  'posts/[id]/mail': ({ post }) => [`posts/${post.id}/mail`],
  'posts/[id]/preview': ({ draft }) => [`posts/${draft.id}/preview`],
  'posts/[id]/publish': ({ draft }) => [`posts/${draft.id}/publish`],
  'posts/[id]/revisions': ({ post }) => [`posts/${post.id}/revisions`],
  'posts/[id]/revisions/[revisionId]': ({ post, revision }) => [`posts/${post.id}/revisions/${revision.id}?with=now`],
  'posts/templates': () => ['posts/templates'],
  'posts/trash': () => ['posts/trash'],
  publications: () => ['publications'],
  'publications/new': () => [], // for the install's owner: several-publications.spec.ts walks it
  settings: () => ['settings'],
  'settings/activity': () => ['settings/activity'],
  'settings/delete': () => ['settings/delete'],
  'settings/domain': () => ['settings/domain'],
  'settings/mail-servers': () => ['settings/mail-servers'],
  'settings/sending': () => ['settings/sending'],
  'settings/team': () => ['settings/team'],
  site: () => ['site'],
  'site/navigation': () => ['site/navigation'],
  'site/pages': () => ['site/pages'],
  'site/podcast': () => ['site/podcast'],
  'site/profile': () => ['site/profile'],
  'site/sections': () => ['site/sections'],
  'site/tags': () => ['site/tags'],
  'site/theme': () => ['site/theme'],
  subscribers: () => ['subscribers'],
  'subscribers/[id]': ({ subscriberId }) => [`subscribers/${subscriberId}`],
  'subscribers/segments': () => ['subscribers/segments'],
  'subscribers/segments/[id]': ({ segment }) => ['subscribers/segments/new', `subscribers/segments/${segment.id}`],
  'theme-preview': () => [], // a page of the site in the frame of site/theme; e2e/theme.spec.ts looks at it
};

test('each page of the dashboard is walked', () => {
  const found = globSync('app/dashboard/**/page.tsx').map((path) =>
    path
      .replace(/^app\/dashboard\/?|\/?page\.tsx$/g, '')
      .replace(/\([^)]*\)\/?/g, '')
      .replace(/\/$/, ''),
  );
  expect(found.sort()).toEqual(Object.keys(PAGES).sort());
});

async function expectDrawnWithoutFaults(page: Page, path: string) {
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByLabel('Title')).first(), path).toBeVisible();
  await expectNoFaults(page, path);
}

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test('every page of a full dashboard can be used by everyone', async ({ desk, publication }) => {
      test.setTimeout(600_000);
      const filled = await fill(publication);
      for (const path of Object.values(PAGES).flatMap((addresses) => addresses(filled))) {
        await desk.goto(new URL(`/dashboard/${path}`, publication.url).href);
        await expectDrawnWithoutFaults(desk, path);
        if (colorScheme === 'light') await expectValidHtml(desk, path);
        if (process.env.SHOTS) {
          const file = `${path.replace(/[0-9a-f-]{36}/g, 'x').replace(/[^a-z-]+/g, '-') || 'start'}-${viewport.width}`;
          await desk.screenshot({ path: `${process.env.SHOTS}/${file}.png`, fullPage: true });
        }
      }
    });

    test('every page of an empty dashboard can be used by everyone', async ({ desk, publication }) => {
      for (const path of ['/dashboard', '/dashboard/posts', '/dashboard/subscribers']) {
        await desk.goto(new URL(path, publication.url).href);
        await expectDrawnWithoutFaults(desk, path);
      }
    });
  });
}

test('a dialog keeps the focus, closes by Escape, and gives it back', async ({ desk, publication }) => {
  await desk.goto(new URL('/dashboard/subscribers', publication.url).href);
  const opener = desk.getByRole('button', { name: 'Add a reader' });
  await opener.click();
  const dialog = desk.getByRole('dialog', { name: 'Add a reader' });
  await expect(dialog.getByLabel('Email address')).toBeFocused();
  expect(await listViolations(desk)).toEqual([]);
  await desk.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
