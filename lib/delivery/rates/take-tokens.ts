import type pg from 'pg';

/** A bucket holds half a second of its rate, and one message at least: what is sent at once stays small. */
const BURST_SECONDS = 0.5;
/** A rate that was halved grows by a tenth each minute without another word (MAIL.md 5.6). */
const GROWTH_EACH_MINUTE = 1.1;

/** The rate a domain or a transport has come to by now, in SQL; null where it never was asked to slow down. */
export const GROWN_RATE = `per_second * power(${GROWTH_EACH_MINUTE}, extract(epoch from clock_timestamp() - slowed_at) / 60)`;

export type Taken = {
  granted: number;
  /** When the day's quota was used up and the next begins; null while there is some left */
  dayEndsAt: Date | null;
};

const SQL = `
  with held as (
    select * from send_rate where transport = $1 and domain = $2 for update
  ), seen as materialized (
    select transport, domain, tokens, clock_timestamp() as at, (clock_timestamp() at time zone 'UTC')::date as today,
      greatest(0, extract(epoch from clock_timestamp() - filled_at)) as seconds,
      least($4::float8, ${GROWN_RATE}) as rate,
      case when day = (clock_timestamp() at time zone 'UTC')::date then day_used else 0 end as used
    from held
  ), filled as (
    select *, case when rate is not null then least(tokens + seconds * rate, greatest(1, rate * ${BURST_SECONDS})) end as level
    from seen
  ), granted as (
    select *, greatest(0, least($3::int, floor(level)::int, $5::int - used)) as n from filled
  )
  update send_rate r set tokens = coalesce(g.level - g.n, 0), filled_at = g.at, day = g.today, day_used = g.used + g.n
  from granted g where r.transport = g.transport and r.domain = g.domain
  returning g.n as granted, case when $5::int <= g.used + g.n then (g.today + 1)::timestamp at time zone 'UTC' end as "dayEndsAt"`;

/** Takes up to `want` messages from a transport's bucket, or from one recipient domain's. One statement; it locks the
 *  bucket's row, so that workers share it exactly, and only the database's clock counts. */
export async function takeTokens(
  database: pg.Pool,
  { transport, domain, want, perSecond, perDay }: TokenRequest,
): Promise<Taken> {
  const { rows } = await database.query<Taken>({
    name: 'take-tokens',
    text: SQL,
    values: [transport, domain, want, perSecond, perDay],
  });
  // Without a row there is no limit: a domain's is forgotten when it was long enough without one.
  return rows[0] ?? { granted: want, dayEndsAt: null };
}

export type TokenRequest = {
  transport: string;
  /** "" for the transport as a whole */
  domain: string;
  want: number;
  /** Configured; its own, when it was asked to slow down, is in the row */
  perSecond: number | null;
  perDay: number | null;
};

/** Gives back what of the day's quota was taken and not used. */
export const returnTokens = (database: pg.Pool, transport: string, count: number) =>
  database.query(
    `update send_rate set day_used = greatest(0, day_used - $2)
     where transport = $1 and domain = '' and day = (clock_timestamp() at time zone 'UTC')::date`,
    [transport, count],
  );
