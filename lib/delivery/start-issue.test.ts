import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { startIssue } from './start-issue';

test('a freeze that was cut off goes on where it stopped: every reader once, and the count is right', async () => {
  const publication = await make.publication();
  const readers = 300;
  await db.$executeRaw`
    with r as (
      insert into subscriber (publication_id, email, email_folded)
      select ${publication.id}::uuid, 'reader' || n || '@example.com', 'reader' || n || '@example.com'
      from generate_series(1, ${readers}::int) n returning id, publication_id
    )
    insert into subscription (publication_id, subscriber_id, confirmed_at) select publication_id, id, now() from r`;
  const issue = await make.issue(publication.id, { frozenAt: null });

  const stop = new AbortController();
  const cut = startIssue(issue.id, stop.signal, 3);
  const refused = expect(cut).rejects.toThrow();
  while (!(await db.issue.findUniqueOrThrow({ where: { id: issue.id } })).frozenThrough)
    await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  await refused;
  const half = await db.delivery.count({ where: { issueId: issue.id } });
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(readers);

  // Two workers at once, as after a restart.
  expect(await Promise.all([startIssue(issue.id, undefined, 50), startIssue(issue.id, undefined, 50)])).toEqual([
    readers,
    readers,
  ]);
  expect(await db.delivery.count({ where: { issueId: issue.id } })).toBe(readers);
  expect(await db.issue.findUniqueOrThrow({ where: { id: issue.id } })).toMatchObject({ audienceCount: readers });
});
