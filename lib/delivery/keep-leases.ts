import type pg from 'pg';

/** Holds on to rows for another `leaseSeconds`. @returns the ids that are still ours; another has the rest, or they ended. */
export async function renewLeases(database: pg.Pool, ids: string[], tokens: string[], leaseSeconds: number) {
  const { rows } = await database.query<{ id: string }>({
    name: 'renew-leases',
    text: `update delivery set lease_until = now() + make_interval(secs => $3)
      where id = any($1::uuid[]) and lease_token = any($2::uuid[]) returning id`,
    values: [ids, tokens, leaseSeconds],
  });
  return new Set(rows.map(({ id }) => id));
}

/** Gives rows back that were not begun: another worker may have them at once. */
export async function releaseLeases(database: pg.Pool, ids: string[], tokens: string[]) {
  await database.query({
    name: 'release-leases',
    text: `update delivery set lease_until = null, lease_token = null
      where id = any($1::uuid[]) and lease_token = any($2::uuid[])`,
    values: [ids, tokens],
  });
}
