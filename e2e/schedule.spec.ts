import type { Page } from '@playwright/test';
import { db } from '@/lib/db/db';
import { localTime } from '@/lib/format/zoned-time';
import { schedulePost } from '@/lib/posts/schedule-post';
import { disconnectQueue } from '@/lib/queue/queue';
import { expect, test } from './fixtures';
import { ask, startWeb } from './start-web';
import { writePost } from './write-a-post';

const ZONE = 'Europe/Berlin';
const DAY_MS = 86_400_000;
const site = () => new URL(process.env.SITE_URL ?? '').origin.replace(/\/\/[^:/]+/, '//127.0.0.1');
const inDays = (days: number) => `${localTime(new Date(Date.now() + days * DAY_MS), ZONE).slice(0, 10)}T07:30`;

test.afterAll(disconnectQueue);

async function chooseTime(desk: Page, at: string, button: string) {
  await desk.getByLabel('At a time').check();
  await desk.getByLabel('Day and time').fill(at);
  await desk.getByRole('button', { name: button, exact: true }).click();
}

test('a post is scheduled, changed, cancelled, and scheduled again: at its time it is on the web and in the inbox', async ({
  desk,
  publication,
  reader,
}) => {
  await db.publication.update({ where: { id: publication.id }, data: { timeZone: ZONE } });
  const postUrl = await writePost(desk, publication, 'The early tide', 'Nobody is up yet.');
  const postId = postUrl.split('/').at(-1) ?? '';
  const where = { id: postId, publicationId: publication.id };

  await test.step('a time that is past is refused at its field', async () => {
    await desk.goto(`${postUrl}/publish`);
    await chooseTime(desk, '2020-01-01T07:30', 'Schedule');
    await expect(desk.getByText('That time is past.')).toBeVisible();
    await expect(desk.getByText(`In the time zone of your publication: ${ZONE}`)).toBeHidden();
  });

  await test.step('scheduled, it stands in its tab with its time', async () => {
    await chooseTime(desk, inDays(2), 'Schedule');
    await expect(desk).toHaveURL(/state=scheduled/);
    const row = desk.getByRole('listitem').filter({ hasText: 'The early tide' });
    await expect(row).toContainText('Scheduled');
    await expect(row).toContainText('at 07:30');
    const { scheduledFor } = await db.post.findFirstOrThrow({ where });
    expect(scheduledFor && localTime(scheduledFor, ZONE)).toBe(inDays(2));
  });

  await test.step('the editor says so, and leads to where the time is changed', async () => {
    await desk.goto(postUrl);
    await expect(desk.getByText(/^Scheduled for .* at 07:30 \(Europe\/Berlin\)$/)).toBeVisible();
    await desk.getByRole('button', { name: 'Schedule…', exact: true }).click();
    await expect(desk.getByLabel('Day and time')).toHaveValue(inDays(2));
    await chooseTime(desk, inDays(3), 'Change schedule');
    await expect(desk).toHaveURL(/state=scheduled/);
    const { scheduledFor } = await db.post.findFirstOrThrow({ where });
    expect(scheduledFor && localTime(scheduledFor, ZONE)).toBe(inDays(3));
  });

  await test.step('cancelled, it is a plain draft', async () => {
    await desk.goto(postUrl);
    await desk.getByRole('button', { name: 'Cancel schedule…' }).click();
    await desk.getByRole('button', { name: 'Cancel schedule', exact: true }).click();
    await expect(desk.getByRole('button', { name: 'Publish…' })).toBeVisible();
    await expect(desk.getByText('Scheduled for')).toBeHidden();
    expect(await db.post.findFirstOrThrow({ where })).toMatchObject({ scheduledFor: null });
  });

  await test.step('at its time both web processes show it, not before, and it is in the inbox', async () => {
    const web = await startWeb({});
    try {
      const statuses = () =>
        Promise.all(
          [site(), web.base].map(async (base) => (await ask(base, '/p/the-early-tide', { host: publication.host })).status),
        );
      const audience = { kind: 'everyone' } as const;
      // The form knows minutes; a test need not wait for one.
      const at = new Date(Date.now() + 3_000);
      const wish = { publicationId: publication.id, postId, userId: publication.ownerId, at, audience };
      expect(await schedulePost(wish)).toEqual({ ok: true });
      expect(await statuses()).toEqual([404, 404]);
      await expect.poll(statuses, { intervals: [200], timeout: 20_000 }).toEqual([200, 200]);
      const { publishedAt } = await db.post.findFirstOrThrow({ where });
      expect(publishedAt && publishedAt >= at).toBe(true);
      await reader.mail('The early tide');
    } finally {
      await web.stop();
    }
  });

  await test.step('what was not published at its time says why, on the overview and at the post', async () => {
    const otherUrl = await writePost(desk, publication, 'The late tide', 'It is too late.');
    await db.post.updateMany({
      where: { id: otherUrl.split('/').at(-1) ?? '', publicationId: publication.id },
      data: { scheduledFor: new Date(Date.now() - 2 * DAY_MS), scheduleProblem: 'late' },
    });
    await desk.goto(`${publication.url}dashboard`);
    await expect(desk.getByText('A post was not published at its time')).toBeVisible();
    await desk.getByRole('alert').getByRole('link', { name: 'The late tide' }).click();
    await expect(desk.getByText(/^This post was not published on /)).toBeVisible();
    await expect(desk.getByText(/more than a day late/)).toBeVisible();
  });
});
