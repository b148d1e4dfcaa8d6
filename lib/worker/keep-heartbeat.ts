import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { db } from '@/lib/db/db';
import { log } from '@/lib/log';

const BEAT_MS = 5_000;
/** Rows of workers that stopped or died are of no use to anyone after this. */
const FORGET_DAYS = 7;

/** Writes every five seconds that this worker lives; /health and the dashboard read it. A beat that fails is
 *  logged and left to the next: the row's age tells the rest. */
export async function keepHeartbeat() {
  const id = randomUUID();
  const startedAt = new Date();
  await db.$executeRaw`delete from worker_heartbeat where beat_at < now() - make_interval(days => ${FORGET_DAYS})`;
  const beat = async () => {
    await db.$executeRaw`insert into worker_heartbeat (id, hostname, pid, started_at, beat_at)
      values (${id}::uuid, ${hostname()}, ${process.pid}, ${startedAt}, now())
      on conflict (id) do update set beat_at = excluded.beat_at`;
  };
  await beat();
  const timer = setInterval(() => {
    beat().catch((error) => log.warn({ err: error }, 'heartbeat.failed'));
  }, BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await db.$executeRaw`update worker_heartbeat set stopped_at = now() where id = ${id}::uuid`;
    },
  };
}
