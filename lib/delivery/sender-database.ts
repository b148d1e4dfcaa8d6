import pg from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** The sender's own few connections. A query that gets no answer fails after a while (a firewall may drop a connection without a
 *  word), so that a lease which cannot be renewed is noticed before it runs out. */
export function senderDatabase(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 3,
    application_name: 'courant-sender',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    query_timeout: 15_000,
  });
  // An idle connection that ends (a restart of Postgres) is replaced at its next use.
  pool.on('error', (error) => log.warn({ problem: error.message }, 'sender.database-lost'));
  return pool;
}
