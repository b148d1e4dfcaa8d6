import type pg from 'pg';

/** Sends nothing by a transport for so long, because its server said that an hour's or a day's mail is used up. Of many
 *  replies at once the first counts. @returns when it goes on */
export async function holdForQuota(database: pg.Pool, transport: string, seconds: number): Promise<Date> {
  const { rows } = await database.query<{ endsAt: Date }>({
    name: 'hold-for-quota',
    text: `insert into send_rate as r (transport, next_at) values ($1, clock_timestamp() + make_interval(secs => $2))
      on conflict (transport, domain) do update
        set next_at = case when r.next_at > clock_timestamp() then r.next_at else excluded.next_at end
      returning next_at as "endsAt"`,
    values: [transport, seconds],
  });
  if (!rows[0]) throw new Error('an upsert returned no row');
  return rows[0].endsAt;
}

/** When the mail that the transport's server takes comes back; null while it has announced nothing. */
export async function findAnnouncedQuota(database: pg.Pool, transport: string): Promise<Date | null> {
  const { rows } = await database.query<{ endsAt: Date }>({
    name: 'find-announced-quota',
    text: `select next_at as "endsAt" from send_rate where transport = $1 and domain = '' and next_at > clock_timestamp()`,
    values: [transport],
  });
  return rows[0]?.endsAt ?? null;
}
