import type pg from 'pg';
import { GROWN_RATE } from './take-tokens';

/** Replies to what was under way when a rate was halved are about the old one. */
const SETTLE_SECONDS = 5;
/** It may become no slower than a message in ten seconds. */
const SLOWEST_PER_SECOND = 0.1;
/** Without a word for so long it has grown three hundredfold: no limit any more. */
const FORGET_MINUTES = 60;

/** Halves the rate of a transport (domain "") or a recipient domain that asked for it: the one it had, or the one that was
 *  reached when there was none. Of many replies at once the first counts. */
export async function slowRate(
  database: pg.Pool,
  { transport, domain, reachedPerSecond }: { transport: string; domain: string; reachedPerSecond: number },
): Promise<void> {
  await database.query({
    name: 'slow-rate',
    text: `insert into send_rate as r (transport, domain, per_second, slowed_at, filled_at)
      values ($1, $2, greatest(${SLOWEST_PER_SECOND}, $3::float8 / 2), clock_timestamp(), clock_timestamp())
      on conflict (transport, domain) do update set tokens = 0, filled_at = clock_timestamp(), slowed_at = clock_timestamp(),
        next_at = case when r.domain = '' then r.next_at end,
        per_second = greatest(${SLOWEST_PER_SECOND}, least(${GROWN_RATE.replace(/per_second|slowed_at/g, 'r.$&')}, greatest(r.per_second, $3::float8)) / 2)
      where r.slowed_at is null or r.slowed_at < clock_timestamp() - interval '${SETTLE_SECONDS} s'`,
    values: [transport, domain, reachedPerSecond],
  });
}

export type SlowRate = { domain: string; perSecond: number };

/** The rates that this transport's replies brought about, the transport's own under "". */
export async function listSlowRates(database: pg.Pool, transport: string): Promise<SlowRate[]> {
  const { rows } = await database.query<SlowRate>({
    name: 'list-slow-rates',
    text: `select domain, ${GROWN_RATE} as "perSecond" from send_rate
      where transport = $1 and slowed_at > clock_timestamp() - interval '${FORGET_MINUTES} min'`,
    values: [transport],
  });
  return rows;
}

/** Forgets the limits that nobody has spoken of for long, and makes the transport's own row. Safe to repeat. */
export async function tidyRates(database: pg.Pool, transport: string): Promise<void> {
  await database.query(
    `with forgotten as (
       delete from send_rate where transport = $1 and domain <> '' and slowed_at < clock_timestamp() - interval '${FORGET_MINUTES} min'
     ), grown as (
       update send_rate set per_second = null, slowed_at = null
       where transport = $1 and domain = '' and slowed_at < clock_timestamp() - interval '${FORGET_MINUTES} min'
     )
     insert into send_rate (transport) values ($1) on conflict do nothing`,
    [transport],
  );
}
