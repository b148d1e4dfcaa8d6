import type { Page } from '@playwright/test';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults, listViolations, SCREENS } from './accessibility';
import { expect, type TestPublication, test } from './fixtures';

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
  return { draft, post, subscriberId };
}

async function expectDrawnWithoutFaults(page: Page, path: string) {
  await expect(page.getByRole('heading', { level: 1 }).or(page.getByLabel('Title')).first(), path).toBeVisible();
  await expectNoFaults(page, path);
}

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test('every page of a full dashboard can be used by everyone', async ({ desk, publication }) => {
      test.slow();
      const { draft, post, subscriberId } = await fill(publication);
      const paths = [
        '/dashboard',
        '/dashboard/posts',
        '/dashboard/posts?state=published',
        '/dashboard/posts?search=nothing-of-this-name',
        `/dashboard/posts/${draft.id}`,
        `/dashboard/posts/${draft.id}/publish`,
        `/dashboard/posts/${post.id}`,
        `/dashboard/posts/${post.id}/issue?published`,
        '/dashboard/subscribers',
        `/dashboard/subscribers/${subscriberId}`,
        '/dashboard/settings',
        '/dashboard/settings/mail-servers',
      ];
      for (const path of paths) {
        await desk.goto(new URL(path, publication.url).href);
        await expectDrawnWithoutFaults(desk, path);
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
