import { checkSecret, OtherSecretError } from '@/lib/db/check-secret';
import { disconnect } from '@/lib/db/db';
import { runSenders } from '@/lib/delivery/run-senders';
import { EnvironmentError, env } from '@/lib/env';
import { log } from '@/lib/log';
import { closeNoticeLane } from '@/lib/mailer/send-message';
import { indexEarlierPosts } from '@/lib/posts/index-earlier-posts';
import { disconnectQueue, runJobs } from '@/lib/queue/queue';
import { jobs } from './jobs';
import { keepHeartbeat } from './keep-heartbeat';
import { listenForMail } from './listen-for-mail';
import { watchIssues } from './watch-issues';
import { whenDatabaseAnswers } from './when-database-answers';

// The worker: takes jobs from the queue and sends from the ledger until it is told to stop.
const stopAsked = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopAsked.abort());
process.on('unhandledRejection', (error) => crash(error));
process.on('uncaughtException', (error) => crash(error));

/** A bug: said once, and the process starts afresh; the ledger and the queue give back what it held. */
function crash(error: unknown): never {
  log.fatal({ err: error }, 'worker.crashed');
  process.exit(1);
}

try {
  env();
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  console.error(error.message);
  process.exit(1);
}

await whenDatabaseAnswers(stopAsked.signal);
try {
  if (!stopAsked.signal.aborted) await checkSecret(env().DATABASE_URL, env().AUTH_SECRET);
} catch (error) {
  if (!(error instanceof OtherSecretError)) throw error;
  console.error(error.message);
  process.exit(1);
}
if (!stopAsked.signal.aborted) {
  const heartbeat = await keepHeartbeat();
  const queue = await runJobs(jobs);
  const sender = runSenders({ signal: stopAsked.signal }).catch(crash);
  const mail = await listenForMail();
  const watch = watchIssues(stopAsked.signal);
  const index = indexEarlierPosts(stopAsked.signal).catch((error: unknown) => log.error({ err: error }, 'posts.unindexed'));
  log.info('worker.started');
  await new Promise<void>((settle) => {
    if (stopAsked.signal.aborted) settle();
    else stopAsked.signal.addEventListener('abort', () => settle());
  });
  log.info('worker.stopping');
  await Promise.all([queue.stop(env().WORKER_STOP_SECONDS), sender, watch, index, mail?.stop()]);
  closeNoticeLane();
  await heartbeat.stop();
  await Promise.all([disconnectQueue(), disconnect()]);
  log.info('worker.stopped');
}
process.exit(0);
