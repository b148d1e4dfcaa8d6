import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { reportIssue } from './report-issue';

async function lines(publicationId: string, issueId: string, pageRows?: number) {
  const pieces: string[] = [];
  for await (const piece of reportIssue(publicationId, issueId, { pageRows })) pieces.push(piece);
  return pieces.join('').replace('\uFEFF', '').split('\r\n').slice(0, -1);
}

test('every delivery is told once, page by page, erased readers last', async () => {
  const { id: publicationId } = await make.publication();
  const issue = await make.issue(publicationId);
  for (let n = 0; n < 5; n++)
    await make.delivery(issue, await make.subscriber(publicationId, { email: `reader${n}@example.com` }));
  for (let n = 0; n < 3; n++)
    await db.delivery.create({ data: { publicationId, issueId: issue.id, email: '', state: 'skipped', reason: 'erased' } });
  await make.delivery(await make.issue(publicationId), await make.subscriber(publicationId));
  const [head, ...rows] = await lines(publicationId, issue.id, 2);
  expect(head).toBe('"Address","State","Reason","Attempts","First tried","Ended","Next try","Code","The server said"');
  expect(rows.map((row) => row.split(',').slice(0, 3).join(','))).toEqual([
    ...[0, 1, 2, 3, 4].map((n) => `"reader${n}@example.com","accepted",""`),
    ...Array(3).fill('"","skipped","erased"'),
  ]);
  expect(await lines(publicationId, issue.id)).toEqual([head, ...rows]);
  const other = await make.publication();
  expect(await lines(other.id, issue.id)).toEqual([head]);
});

test('a deferred one has its next try and the server’s words, which are no formula', async () => {
  const { id: publicationId } = await make.publication();
  const issue = await make.issue(publicationId);
  const { id } = await make.delivery(issue, await make.subscriber(publicationId, { email: '+plus@example.com' }), {
    state: 'pending',
  });
  const data = { attempts: 2, lastCode: 451, lastReply: '=HYPERLINK("x")', dueAt: new Date('2027-01-01'), firstTriedAt: null };
  await db.delivery.update({ where: { id }, data });
  expect((await lines(publicationId, issue.id))[1]).toBe(
    `"'+plus@example.com","deferred","","2","","","2027-01-01T00:00:00.000Z","451","'=HYPERLINK(""x"")"`,
  );
});
