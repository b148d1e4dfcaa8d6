import pg from 'pg';
import { expect, test } from './fixtures';
import { type Arrival, SLOW_DOMAIN, startMailServer } from './mail-server';
import { startStack } from './stack';
import { publishPost, writePost } from './write-a-post';

const READERS = 2_000;
const CONNECTIONS = 8;

test('a worker killed in the middle of a send loses nobody, and doubles no more than its open connections', async ({ page }) => {
  test.setTimeout(300_000);
  const mail = await startMailServer();
  const stack = await startStack(mail.smtpUrl, { SMTP_CONNECTIONS: String(CONNECTIONS) });
  const database = new pg.Client({ connectionString: stack.databaseUrl });
  const log = async (): Promise<Arrival[]> => (await fetch(`${mail.apiUrl}/log?domain=${SLOW_DOMAIN}`)).json();
  try {
    await database.connect();
    await page.goto(/http\S+\/setup\?token=\S+/.exec(stack.output())?.[0] ?? '');
    await page.getByLabel('Name of your publication').fill('The Harbour Letter');
    await page.getByLabel('Your name').fill('Ada Moreno');
    await page.getByLabel('Your email address').fill('ada@example.com');
    await page.getByLabel('Postal address').fill('1 Harbour Street, Springfield');
    await page.getByRole('button', { name: 'Start writing' }).click();
    await expect(page).toHaveURL(/\/dashboard/);
    await database.query(
      `with publication as (select id from publication), made as (
         insert into subscriber (publication_id, email, email_folded)
         select publication.id, 'reader-' || n || '@${SLOW_DOMAIN}', 'reader-' || n || '@${SLOW_DOMAIN}'
         from publication, generate_series(1, ${READERS}) as n returning id, publication_id)
       insert into subscription (publication_id, subscriber_id, confirmed_at) select publication_id, id, now() from made`,
    );
    const publication = { id: '', host: '', name: '', ownerId: '', url: `${stack.site}/` };
    await publishPost(page, await writePost(page, publication, 'Seven knots', 'The harbour has a memory.'));

    await test.step('kill it while mail is going out', async () => {
      await expect.poll(async () => (await log()).length, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(READERS / 8);
      const { rows } = await database.query(
        'select pid from worker_heartbeat where stopped_at is null order by beat_at desc limit 1',
      );
      process.kill(rows[0].pid, 'SIGKILL');
      expect((await log()).length).toBeLessThan(READERS);
    });
    await test.step('the worker that takes its place finishes the issue', async () => {
      const finished = async () => (await database.query('select 1 from issue where finished_at is not null')).rowCount;
      await expect.poll(finished, { timeout: 200_000, intervals: [250] }).toBe(1);
    });

    const arrived = Map.groupBy(await log(), ({ to }) => to);
    expect(arrived.size).toBe(READERS); // none lost, by the server's own log
    const doubled = [...arrived.values()].filter((mails) => mails.length > 1);
    expect(doubled.length).toBeLessThanOrEqual(CONNECTIONS);
    for (const mails of doubled) expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    const { rows } = await database.query('select state::text, count(*)::int as count from delivery group by state');
    expect(rows).toEqual([{ state: 'accepted', count: READERS }]); // and by the ledger
  } finally {
    await database.end();
    await stack.stop();
    await mail.close();
  }
});
