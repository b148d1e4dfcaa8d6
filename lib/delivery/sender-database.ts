import pg from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

// All that a sender asks for is few rows by an index. A named statement keeps the plan of its first uses, when the ledger may be
// empty: without this it went on reading whole tables until autovacuum came by (200 messages/s of 1,700, 28 November 2026).
// For the same reason a statement that knows its rows by id says so once more as a list, so that no way but by it is short, and
// none asks for `state = 'pending'`: a token is there only while it is, and the index of pending rows would seem shorter still.
const BY_INDEX = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin'].map((way) => `set enable_${way} = off`).join('; ');

/** The sender's own few connections. A query that gets no answer fails after a while (a firewall may drop a connection without a
 *  word), so that a lease which cannot be renewed is noticed before it runs out. */
export function senderDatabase(max = 3): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max,
    application_name: 'courant-sender',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    query_timeout: 15_000,
    onConnect: async (client) => void (await client.query(BY_INDEX)),
  });
  // An idle connection that ends (a restart of Postgres) is replaced at its next use.
  pool.on('error', (error) => log.warn({ problem: error.message }, 'sender.database-lost'));
  return pool;
}
