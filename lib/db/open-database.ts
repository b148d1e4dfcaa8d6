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
    ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000, onConnect: closeWhenSilent },
  });
  return new PrismaClient({ adapter });
}

/** pg gives up the query and keeps the connection, whose next query would wait behind the lost one: a transaction's rollback, and
 *  then whoever gets it from the pool. So it is closed. */
function closeWhenSilent(client: ClientBase & { end?: () => Promise<void> }) {
  const ask = client.query;
  const asking = (...parameters: unknown[]): unknown => {
    const answer: unknown = Reflect.apply(ask, client, parameters);
    if (answer instanceof Promise)
      answer.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') void client.end?.();
      });
    return answer;
  };
  client.query = asking as typeof client.query;
}
