import { expect, onTestFinished, test } from 'vitest';
import { env } from '@/lib/env';
import { make } from '@/lib/testing/make';
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

test('what is asked side by side in a transaction is answered one after the other, also after a refusal', async () => {
  const warnings: string[] = [];
  const note = ({ message }: Error) => warnings.push(message);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const { database } = await databaseBehindProxy();
  const { id } = await make.publication();
  await make.member(id);
  const include = { team: true, hosts: true, posts: true, subscribers: true };
  const found = await database.$transaction((tx) => tx.publication.findUniqueOrThrow({ where: { id }, include }));
  expect(found).toMatchObject({ team: [{ role: 'owner' }], hosts: [], posts: [], subscribers: [] });
  const refused = database.$transaction((tx) =>
    Promise.all([tx.$queryRaw`select 1/0`, tx.$queryRaw`select 1`, tx.$queryRaw`select 2`]),
  );
  await expect(refused).rejects.toThrow();
  expect(await database.publication.count({ where: { id } })).toBe(1);
  // Warnings are told in the next round.
  await new Promise((settle) => setImmediate(settle));
  expect(warnings.filter((message) => message.includes('client.query()'))).toEqual([]);
});
