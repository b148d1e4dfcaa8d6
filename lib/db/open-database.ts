import { PrismaPg } from '@prisma/adapter-pg';
import type { ClientBase } from 'pg';
import { PrismaClient } from '@/prisma/generated/client';

/** Longer than any statement may take: the longest transactions are given a minute. */
const SILENCE_MILLISECONDS = 65_000;

/** A Prisma client with a pool of its own. Where a connection stays open and carries nothing (a firewall forgot it, a server lost
 *  its power), a query fails after a while and the connection is closed; TCP alone would keep it waiting for a quarter of an hour.
 *  @param silenceMilliseconds how long an answer may take */
export function openDatabase({
  url,
  connections,
  silenceMilliseconds = SILENCE_MILLISECONDS,
}: {
  url: string;
  connections: number;
  silenceMilliseconds?: number;
}): PrismaClient {
  const adapter = new PrismaPg({
    ...{ connectionString: url, max: connections, connectionTimeoutMillis: 10_000, query_timeout: silenceMilliseconds },
    ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000, onConnect: askInTurn },
  });
  return new PrismaClient({ adapter });
}

/** A connection is asked one thing at a time, and is closed when an answer does not come.
 *  One thing: Prisma reads relations side by side, also in a transaction, which has one connection. pg keeps the second waiting
 *  itself, with a warning, and will not from version 9 on.
 *  Closed: pg gives up the query and keeps the connection, whose next query would wait behind the lost one: a transaction's
 *  rollback, and then whoever gets it from the pool. */
function askInTurn(client: ClientBase & { end?: () => Promise<void> }) {
  const ask = client.query;
  let before: Promise<void> | null = null;
  const asking = (...parameters: unknown[]): unknown => {
    const start = (): unknown => Reflect.apply(ask, client, parameters);
    const answer = before ? before.then(start) : start();
    // The pool's own queries take a callback, each on a connection that nobody else has.
    if (!(answer instanceof Promise)) return answer;
    const settled = answer.then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') void client.end?.();
      },
    );
    before = settled;
    void settled.then(() => {
      if (before === settled) before = null;
    });
    return answer;
  };
  client.query = asking as typeof client.query;
}
