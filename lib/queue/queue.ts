import { fromPrisma, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Tx } from '@/lib/db/types';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { QUEUES, type QueueName, type QueueSettings } from './queues';

export type Job<Payload extends object> = {
  name: QueueName;
  /** Checks the payload and makes the job's one call. */
  handle: (payload: unknown, signal: AbortSignal) => Promise<unknown>;
  /** Queues the job in the caller's transaction: it is there exactly when the rest of the transaction is.
   *  @param at when it may start; now when left out. */
  enqueue: (tx: Tx, payload: Payload, at?: Date) => Promise<void>;
};

/** pg's own setting, which pg-boss hands on: a query whose connection carries nothing any more fails, and another takes its place. */
const PATIENCE = { query_timeout: 30_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

let sender: Promise<PgBoss> | undefined;

/** Connects without taking work or doing upkeep: what a process needs to put jobs into transactions. */
function connected() {
  sender ??= new PgBoss({
    ...PATIENCE,
    ...{ connectionString: env().DATABASE_URL, max: 2, supervise: false, schedule: false, migrate: false },
  })
    .on('error', (error) => log.error({ err: error }, 'queue.failed'))
    .start();
  return sender;
}

/** Queues a job by its name in the caller's transaction: for a room that must not load what the job does.
 *  @param at when it may start; now when left out. */
export async function enqueue(tx: Tx, name: QueueName, payload: object, at?: Date) {
  const boss = await connected();
  await boss.send(name, payload, { db: fromPrisma(tx), ...(at ? { startAfter: at } : {}) });
}

/** A job: its name, its checked payload, and the one call it makes. Handlers must bear being run twice. */
export function job<Payload extends object>(
  name: QueueName,
  schema: z.ZodType<Payload>,
  run: (payload: Payload, signal: AbortSignal) => Promise<unknown>,
): Job<Payload> {
  return {
    name,
    handle: (payload, signal) => run(schema.parse(payload), signal),
    enqueue: (tx, payload, at) => enqueue(tx, name, schema.parse(payload), at),
  };
}

/** Closes the connection that `enqueue` opened. */
export async function disconnectQueue() {
  await (await sender)?.stop({ graceful: false });
  sender = undefined;
}

/** Creates pg-boss's tables and the queues of QUEUES. Safe to run from several processes at once and again. */
export async function prepareQueues(databaseUrl: string) {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 2, supervise: false, schedule: false });
  boss.on('error', (error) => log.error({ err: error }, 'queue.failed'));
  await boss.start();
  try {
    const queues: [string, QueueSettings][] = Object.entries(QUEUES);
    for (const [name, { retryLimit, retryDelaySeconds, cron }] of queues) {
      const settings = {
        retryLimit,
        retryDelay: retryDelaySeconds,
        retryBackoff: retryLimit > 0,
        heartbeatSeconds: 10,
        expireInSeconds: 6 * 3600,
        notify: true,
      };
      await boss.createQueue(name, settings);
      await boss.updateQueue(name, settings);
      if (cron) await boss.schedule(name, cron, {}, { tz: 'UTC' });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Takes and runs jobs until stopped; `stop` waits for those that run, at most `seconds`. */
export async function runJobs(
  jobs: Pick<Job<object>, 'name' | 'handle'>[],
): Promise<{ boss: PgBoss; stop: (seconds: number) => Promise<void> }> {
  const boss = new PgBoss({
    ...PATIENCE,
    ...{ connectionString: env().DATABASE_URL, max: 4, migrate: false, useListenNotify: true },
  });
  boss.on('error', (error) => log.error({ err: error }, 'queue.failed'));
  await boss.start();
  for (const { name, handle } of jobs) for (let n = 0; n < QUEUES[name].concurrency; n++) await takeJobs(boss, name, handle);
  return { boss, stop: (seconds) => boss.stop({ graceful: true, timeout: seconds * 1000 }) };
}

/** Takes one job after the other. */
async function takeJobs(boss: PgBoss, name: QueueName, handle: Job<object>['handle']) {
  const { isTimed }: QueueSettings = QUEUES[name];
  const id = await boss.work(
    name,
    {
      ...{ batchSize: 1, includeMetadata: true as const, pollingIntervalSeconds: 2 },
      ...(isTimed && { notifyPollingIntervalSeconds: 2 }),
    },
    async ([taken]: JobWithMetadata<object>[]) => {
      if (!taken) return;
      // Several jobs queued while all hands were full told nobody who was free: without this they wait for the next look.
      boss.notifyWorker(id);
      try {
        await handle(taken.data, taken.signal);
      } catch (error) {
        log.error({ err: error, job: name, jobId: taken.id, retry: taken.retryCount }, 'job.failed');
        throw error;
      }
    },
  );
}
