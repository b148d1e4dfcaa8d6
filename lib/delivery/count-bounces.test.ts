import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { countBounces } from './count-bounces';

const DAY_MS = 86_400_000;
const day = (days: number) => new Date(Date.parse('2026-10-01T08:00:00Z') + days * DAY_MS);

/** A reader and what became of one issue after another over SMTP. */
async function reader(outcomes: [number, 'accepted' | 'mailbox' | 'gave-up'][]) {
  const { id: publicationId } = await make.publication();
  const subscriber = await make.subscriber(publicationId, { confirmedAt: day(-1) });
  for (const [at, outcome] of outcomes) {
    const issue = await make.issue(publicationId, { finishedAt: day(at) });
    const state = outcome === 'accepted' ? 'accepted' : outcome === 'mailbox' ? 'bounced' : 'failed';
    const { id } = await make.delivery(issue, subscriber, { state, ...(outcome === 'accepted' ? {} : { reason: outcome }) });
    await db.delivery.update({ where: { id }, data: { finishedAt: day(at), lastCode: outcome === 'mailbox' ? 552 : 452 } });
  }
  return () => db.suppression.findMany({ where: { publicationId }, select: { reason: true, at: true } });
}

test('five refusals for a full mailbox or given up, over fourteen days, suppress the address; each issue is looked at once', async () => {
  const tired = await reader([
    [0, 'mailbox'],
    [4, 'gave-up'],
    [8, 'mailbox'],
    [11, 'mailbox'],
    [14, 'gave-up'],
  ]);
  const once = await reader([
    [0, 'mailbox'],
    [4, 'mailbox'],
    [8, 'accepted'],
    [11, 'mailbox'],
    [15, 'mailbox'],
    [20, 'mailbox'],
  ]);
  while ((await db.issue.count({ where: { bouncesCountedAt: null } })) > 0) await countBounces();
  expect(await tired()).toEqual([{ reason: 'soft_bounces', at: day(14) }]);
  expect(await once()).toEqual([]);
  expect(await countBounces()).toBe(0);
});
