import type pg from 'pg';

/** How far ahead places are given; whoever comes after that asks again then. */
const HORIZON_SECONDS = 300;

const SQL = `
  with held as (
    select transport, domain, greatest(next_at, clock_timestamp()) as first from send_rate
    where transport = $1 and domain = $2 for update
  ), given as (
    update send_rate r set next_at = least(h.first + make_interval(secs => cardinality($3::uuid[]) / $5::float8),
      clock_timestamp() + make_interval(secs => ${HORIZON_SECONDS}))
    from held h where r.transport = h.transport and r.domain = h.domain
  )
  update delivery d set lease_until = null, lease_token = null,
    due_at = coalesce(
      (select least(first + make_interval(secs => w.place / $5::float8),
        clock_timestamp() + make_interval(secs => ${HORIZON_SECONDS} * (0.8 + 0.4 * random()))) from held),
      clock_timestamp())
  from unnest($3::uuid[]) with ordinality as w (id, place)
  where d.id = w.id and d.id = any ($3) and d.lease_token = $4::uuid`;

/** Gives claimed rows of a recipient domain back until there is room for them: each gets a place of its own in the domain's
 *  rate, so that it is put off once and not at every look. No try is used up, and other domains' rows come forward. */
export async function holdBack(
  database: pg.Pool,
  row: { transport: string; domain: string; ids: string[]; token: string; perSecond: number },
): Promise<void> {
  await database.query({
    name: 'hold-back',
    text: SQL,
    // Rows are locked in the order of the index everywhere.
    values: [row.transport, row.domain, row.ids.toSorted(), row.token, row.perSecond],
  });
}
