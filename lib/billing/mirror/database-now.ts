import { db } from '@/lib/db/db';

/** The time by the database's clock, which all processes share: whose question to Stripe was asked later. */
export async function databaseNow(): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (!row) throw new Error('The database has no clock.');
  return row.now;
}
