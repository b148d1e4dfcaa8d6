import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { db } from '@/lib/db/db';

/** What /health answers with, so that a launcher knows its own web process (lib/launch/wait-for-web.ts). */
export const LAUNCH_HEADER = 'courant-launch';

/** A worker beats every five seconds; one that missed six beats counts as gone. */
const LATE_SECONDS = 30;

export type Health = {
  database: 'ok' | 'away';
  migrations: 'ok' | 'missing' | 'unknown';
  /** `late`: no worker has been heard of for half a minute. */
  worker: 'ok' | 'late' | 'unknown';
  heartbeatAgeSeconds: number | null;
  /** How long the oldest job, and the oldest delivery that may go out now, has been waiting; null: none waits. */
  oldestJobSeconds: number | null;
  oldestDeliverySeconds: number | null;
};

let names: string[] | undefined;
const migrationNames = () => {
  names ??= readdirSync(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return names;
};

type Row = { missing: bigint; beat: number | null; job: number | null; delivery: number | null };

/** How the whole install is, across its publications: one query over indexes, whatever the tables' size.
 *  Never throws: a database that does not answer is an answer. */
export async function getHealth(): Promise<Health> {
  try {
    const [row] = await db.$queryRaw<Row[]>`
      select
        (select count(*) from unnest(${migrationNames()}::text[]) as wanted
          where not exists (select 1 from _prisma_migrations where migration_name = wanted and finished_at is not null)) as missing,
        (select extract(epoch from now() - max(beat_at))::float8 from worker_heartbeat where stopped_at is null) as beat,
        (select extract(epoch from now() - min(start_after))::float8 from pgboss.job
          where state < 'active' and start_after <= now()) as job,
        (select extract(epoch from now() - min(due.due_at))::float8 from issue
          cross join lateral (select due_at from delivery
            where issue_id = issue.id and state = 'pending' and due_at <= now() order by due_at limit 1) as due
          where finished_at is null and cancelled_at is null and paused_at is null) as delivery`;
    if (!row) throw new Error('no row');
    return {
      database: 'ok',
      migrations: row.missing > 0n ? 'missing' : 'ok',
      worker: row.beat !== null && row.beat < LATE_SECONDS ? 'ok' : 'late',
      heartbeatAgeSeconds: rounded(row.beat),
      oldestJobSeconds: rounded(row.job),
      oldestDeliverySeconds: rounded(row.delivery),
    };
  } catch {
    // Either the tables are not there yet, or nothing answers at all; a bare query tells them apart.
    const isUnmigrated = await db.$queryRaw`select 1`.then(
      () => true,
      () => false,
    );
    const nothing = { heartbeatAgeSeconds: null, oldestJobSeconds: null, oldestDeliverySeconds: null };
    if (isUnmigrated) return { database: 'ok', migrations: 'missing', worker: 'unknown', ...nothing };
    return { database: 'away', migrations: 'unknown', worker: 'unknown', ...nothing };
  }
}

const rounded = (seconds: number | null) => (seconds === null ? null : Math.max(0, Math.round(seconds)));
