import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/db';
import { decideSubject } from '@/lib/delivery/decide-subject';
import { disconnectQueue } from '@/lib/queue/queue';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { openInbox } from './inbox';
import { ask } from './start-web';
import { writePost } from './write-a-post';

/** Each of two subjects is tried by a quarter, chosen by chance: by fewer than the ten that can be judged, once in a million. */
const READERS = 120;
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test.afterAll(disconnectQueue);

/** What the mail's program would ask for, on the host the address names. */
const fetchAs = (address: string, userAgent: string) => {
  const { host, pathname, search } = new URL(address);
  return ask(process.env.SITE_URL!, pathname + search, { host, 'user-agent': userAgent });
};

test('a writer tries two subjects, the best goes to the rest, and what was opened and followed is told', async ({
  desk,
  publication,
}) => {
  test.slow();
  const domain = `${randomUUID().slice(0, 8)}.example`;
  const inboxes = Array.from({ length: READERS }, (_, n) => openInbox(`reader${n}@${domain}`));
  for (const { address } of inboxes) await make.subscriber(publication.id, { email: address });
  const postUrl = await writePost(desk, publication, 'Plain news', 'It comes at noon.');

  await test.step('while opens are not counted, there is nothing to judge by', async () => {
    await desk.goto(`${postUrl}/publish`);
    await expect(desk.getByText('To try several subjects, opens and clicks have to be counted.')).toBeVisible();
    await desk.getByRole('link', { name: 'See the settings' }).click();
    await desk.getByRole('button', { name: 'Count opens and clicks' }).click();
    await expectNoFaults(desk, 'the question about counting');
    await desk.getByRole('dialog').getByRole('button', { name: 'Count them' }).click();
    await expect(desk.getByRole('button', { name: 'Stop counting' })).toBeVisible();
  });

  await test.step('two subjects, tried by half of the readers', async () => {
    await desk.goto(`${postUrl}/publish`);
    await desk.getByRole('button', { name: 'Try several subjects' }).click();
    await desk.getByLabel('Subject 2', { exact: true }).fill('Plain news');
    await desk.getByLabel('Tried by').selectOption({ label: '50 % of readers' });
    await expect(
      desk.getByText(
        `About ${READERS / 2} readers try them, chosen by chance; the other ${READERS / 2} readers get the best one`,
      ),
    ).toBeVisible();
    await desk.getByRole('button', { name: `Publish and send to ${READERS} readers` }).click();
    await expect(desk.getByText('This is the same as one above. Write another.')).toBeVisible();
    await expectNoFaults(desk, 'the form with several subjects');
    await desk.getByLabel('Subject 2', { exact: true }).fill('The tide was wrong today');
    await desk.getByRole('button', { name: `Publish and send to ${READERS} readers` }).click();
    await expect(desk.getByText('Trying subjects', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expectNoFaults(desk, 'subjects being tried');
  });

  const issue = await db.issue.findFirstOrThrow({ where: { publicationId: publication.id } });
  const mails = async () => (await Promise.all(inboxes.map((inbox) => inbox.mails()))).flat();
  const tried = await mails();
  const better = tried.filter(({ subject }) => subject === 'The tide was wrong today');
  await test.step('only those who try them have mail', async () => {
    expect(tried.length).toBe(await db.delivery.count({ where: { issueId: issue.id, subjectNumber: { not: null } } }));
    expect(tried.length).toBeLessThan(READERS);
    expect([...new Set(tried.map(({ subject }) => subject))].sort()).toEqual(['Plain news', 'The tide was wrong today']);
    expect(better.length).toBeGreaterThanOrEqual(10);
  });

  await test.step('readers of the second open it; a fetch ahead by a machine counts for nobody', async () => {
    // What comes within seconds of the arrival is taken for a machine.
    await db.delivery.updateMany({
      where: { issueId: issue.id, state: 'accepted' },
      data: { finishedAt: new Date(Date.now() - 60_000) },
    });
    const picture = (html: string) => /<img src="([^"]*\/o\/[^"]*)"/.exec(html)?.[1] ?? '';
    for (const { subject, html } of tried) {
      const answer = await fetchAs(picture(html), subject === 'Plain news' ? 'Mozilla/5.0' : BROWSER);
      expect([answer.status, answer.headers['content-type'], answer.headers['set-cookie']]).toEqual([
        200,
        'image/gif',
        undefined,
      ]);
    }
    expect((await fetchAs(`${publication.url}o/${'x'.repeat(43)}`, BROWSER)).status).toBe(200);
  });

  await test.step('a link leads to the post, and nobody can bend it', async () => {
    const link = /href="([^"]*\/l\/[^"]*\/\d+)"/.exec(better[0]!.html)?.[1] ?? '';
    const answer = await fetchAs(link, BROWSER);
    expect([answer.status, answer.headers.location, answer.headers['referrer-policy']]).toEqual([
      302,
      publication.url,
      'no-referrer',
    ]);
    for (const bent of [
      link.replace(/\d+$/, '9999'),
      `${link}?url=https://evil.example`,
      link.replace('/l/', '/l/x'),
      link.replace(/\/\d+$/, '/https:%2F%2Fevil.example'),
    ]) {
      const { headers, text } = await fetchAs(bent, BROWSER);
      expect(`${headers.location} ${text}`).not.toContain('evil');
    }
  });

  await test.step('at its time the best goes to the rest', async () => {
    await db.issue.update({ where: { id: issue.id }, data: { splitEndsAt: new Date(Date.now() - 1000) } });
    expect(await decideSubject(issue.id)).toBeNull();
    await expect(desk.getByText(`${READERS} of ${READERS} mails delivered.`)).toBeVisible({ timeout: 60_000 });
    const all = await mails();
    expect(all.length).toBe(READERS);
    expect(all.filter(({ subject }) => subject === 'Plain news').length).toBe(tried.length - better.length);
  });

  await test.step('the desk tells how it went', async () => {
    await desk.reload();
    await expect(desk.getByText('The rest got the one with the most opens for each mail.')).toBeVisible();
    const row = desk.getByRole('listitem').filter({ hasText: 'The rest got this one' });
    await expect(row).toContainText('The tide was wrong today');
    await expect(row).toContainText(`${better.length} opened (100 %)`);
    await expect(desk.getByText('the pictures were only fetched ahead')).toBeVisible();
    await expect(desk.getByText('Links they followed')).toBeVisible();
    await expectNoFaults(desk, 'how an issue was read');
  });
});
