import { expect, onTestFinished, test } from 'vitest';
import { env } from '@/lib/env';
import { startTcpProxy } from '@/lib/testing/tcp-proxy';
import { openDatabase } from './open-database';

/** One connection, whose way to PostgreSQL leads through a proxy. */
async function databaseBehindProxy() {
  const url = new URL(env().DATABASE_URL);
  const proxy = await startTcpProxy(Number(url.port));
  onTestFinished(proxy.stop);
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  const database = openDatabase({ url: url.href, connections: 1, silenceMilliseconds: 2_000 });
  onTestFinished(() => database.$disconnect());
  return { proxy, database };
}

test('a query on a connection that carries nothing any more fails, and the next one works', async () => {
  const { proxy, database } = await databaseBehindProxy();
  await database.$queryRaw`select 1`;
  expect(proxy.silence()).toBe(1);
  const began = performance.now();
  await expect(database.$queryRaw`select 1`).rejects.toThrow();
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await database.$queryRaw`select 2 as two`).toEqual([{ two: 2 }]);
});

test('so does a transaction, and nobody gets its connection after it', async () => {
  const { proxy, database } = await databaseBehindProxy();
  const transaction = database.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1`;
      proxy.silence();
      await tx.$queryRaw`select 1`;
    },
    { timeout: 20_000 },
  );
  const began = performance.now();
  await expect(transaction).rejects.toThrow();
  expect(await database.$queryRaw`select 2 as two`).toEqual([{ two: 2 }]);
  // Waited for once: not for the rollback, nor by the next query.
  expect(performance.now() - began).toBeLessThan(3_800);
});

test('a statement that takes its time is waited for', async () => {
  const { database } = await databaseBehindProxy();
  expect(await database.$queryRaw`select 1 as one from pg_sleep(0.6)`).toEqual([{ one: 1 }]);
});
