import type pg from 'pg';

const LEASE_SECONDS = 15;
export const BEAT_MILLISECONDS = 2_000;

export type Share = {
  /** Connections this worker may have; null where the transport has no limit */
  connections: number | null;
  /** Workers on this transport, this one too */
  workers: number;
};

/** Tells the others that this worker lives, and says what its share of a transport's connections is. Someone new gets what
 *  the others have given up: `open` is what this one still holds, so that all together never hold more than the limit.
 *  A worker that dies gives its share back when its lease runs out. */
export async function shareConnections(
  database: pg.Pool,
  row: { workerId: string; transport: string; limit: number | null; open: number },
): Promise<Share> {
  const client = await database.connect();
  // A session that ends between two statements says so by an event, which must not be the end of the process: the next
  // statement fails.
  client.on('error', unheard);
  try {
    await client.query('begin');
    // Its row stands for the transport: shares change one after another.
    await client.query(`select 1 from send_rate where transport = $1 and domain = '' for update`, [row.transport]);
    await client.query('delete from send_share where transport = $1 and until < clock_timestamp()', [row.transport]);
    const { rows } = await client.query<{ share: number | null; workers: number }>(SQL, [
      row.workerId,
      row.transport,
      row.limit,
      row.open,
    ]);
    await client.query('commit');
    client.off('error', unheard);
    client.release();
    const [share] = rows;
    if (!share) throw new Error('an upsert returned no row');
    return { connections: share.share, workers: share.workers };
  } catch (error) {
    // What state the session is in is not known: it is not used again.
    client.release(true);
    throw error;
  }
}

const unheard = () => undefined;

const SQL = `
  with others as (
    select coalesce(sum(connections), 0)::int as used, count(*)::int + 1 as workers,
      (count(*) filter (where worker_id < $1::uuid))::int as rank
    from send_share where transport = $2 and worker_id <> $1::uuid
  ), mine as (
    select workers, greatest(0, least($3::int / workers + case when rank < $3::int % workers then 1 else 0 end, $3::int - used))
      as share
    from others
  ), kept as (
    insert into send_share (worker_id, transport, connections, until)
    select $1::uuid, $2, greatest(coalesce(share, 0), $4::int), clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}) from mine
    on conflict (worker_id, transport) do update set connections = excluded.connections, until = excluded.until
  )
  select case when $3::int is not null then share end as share, workers from mine`;

/** Gives this worker's share to the others at once. */
export const leaveShare = (database: pg.Pool, workerId: string, transport: string) =>
  database.query('delete from send_share where worker_id = $1 and transport = $2', [workerId, transport]);
