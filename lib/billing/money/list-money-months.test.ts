import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { getMoney } from './get-money';
import { listMoneyMonths } from './list-money-months';
import { recordMovement } from './record-movement';

const NOW = new Date('2026-06-15T12:00:00Z');

async function payer() {
  const publication = await make.publication();
  const subscriber = await make.subscriber(publication.id);
  return { publication, payer: await make.payer(publication.id, subscriber) };
}
type Change = Parameters<typeof db.paidSubscription.update>[0]['data'];

/** A subscription that began on a day, with what became of it later. */
async function story(of: Awaited<ReturnType<typeof payer>>['payer'], began: string, later: [string, Change][] = []) {
  let row = await make.paidSubscription(of, { startedAt: new Date(began), trialEnd: null });
  await db.$transaction((tx) => recordMovement(tx, row, new Date(began)));
  for (const [day, data] of later) {
    row = await db.paidSubscription.update({ where: { id: row.id }, data });
    // Twice, as a repeated webhook would.
    for (const _ of [1, 2]) {
      const mirrored = await db.paidSubscription.findUniqueOrThrow({ where: { id: row.id } });
      await db.$transaction((tx) => recordMovement(tx, mirrored, new Date(day)));
    }
  }
  return row;
}

test('months that are over stay as they were: who came, grew, paused, came back and left', async () => {
  const { publication, payer: one } = await payer();
  await story(one, '2026-03-10T10:00:00Z');
  await story(one, '2026-04-02T10:00:00Z', [
    ['2026-04-20T10:00:00Z', { quantity: 3 }],
    ['2026-05-03T10:00:00Z', { pausedUntilPaid: new Date('2026-05-20T10:00:00Z') }],
    ['2026-06-01T10:00:00Z', { pausedUntilPaid: null }],
  ]);
  await story(one, '2026-04-05T10:00:00Z', [
    ['2026-06-10T10:00:00Z', { endedAt: new Date('2026-05-31T23:30:00Z'), status: 'canceled' }],
  ]);
  const [year] = await listMoneyMonths(publication.id, 'UTC', NOW);
  expect(year?.currency).toBe('eur');
  expect(year?.months).toHaveLength(12);
  expect(year?.months.slice(-5)).toEqual([
    { month: '2026-02', mrr: 0, paying: 0, began: 0, left: 0, churn: null },
    { month: '2026-03', mrr: 500, paying: 1, began: 1, left: 0, churn: null },
    { month: '2026-04', mrr: 2_500, paying: 3, began: 2, left: 0, churn: 0 },
    { month: '2026-05', mrr: 500, paying: 1, began: 0, left: 2, churn: 2 / 3 },
    { month: '2026-06', mrr: 2_000, paying: 2, began: 1, left: 0, churn: 0 },
  ]);
  // The one that ended late in May ended in June there.
  const [abroad] = await listMoneyMonths(publication.id, 'Europe/Lisbon', NOW);
  expect(abroad?.months.at(-2)).toMatchObject({ month: '2026-05', left: 1 });
  expect(await getMoney(publication.id, NOW)).toMatchObject({
    byCurrency: [{ currency: 'eur', mrr: 2_000 }],
    ...{ began: 1, ended: 1, churn: 0.5 },
  });
});

test('a trial counts from the day it is paid, an offer that lasts is taken off, and nobody else’s money is counted', async () => {
  const { publication, payer: one } = await payer();
  const trialEnd = new Date('2026-05-08T10:00:00Z');
  const trial = await make.paidSubscription(one, { status: 'trialing', startedAt: new Date('2026-04-24T10:00:00Z'), trialEnd });
  await db.$transaction((tx) => recordMovement(tx, trial, NOW));
  expect(await listMoneyMonths(publication.id, 'UTC', NOW)).toEqual([]);
  const paid = await db.paidSubscription.update({ where: { id: trial.id }, data: { status: 'active', discount: 100 } });
  await db.$transaction((tx) => recordMovement(tx, paid, NOW));
  const { payer: stranger } = await payer();
  await story(stranger, '2026-05-01T10:00:00Z');
  const [year, ...others] = await listMoneyMonths(publication.id, 'UTC', NOW);
  expect(others).toEqual([]);
  expect(year?.months.slice(-2)).toMatchObject([
    { month: '2026-05', mrr: 400, began: 1 },
    { month: '2026-06', mrr: 400, began: 0 },
  ]);
});
