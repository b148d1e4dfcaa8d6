// npm run bench faults -- --readers 2000 [--rows 1,2,24] [--short] [--seed 1] [--report FILE]
// Sends an issue to so many readers once for each fault, through PostgreSQL, real worker processes and an SMTP server that does
// what the fault asks, and counts from the server's log and the ledger who was lost (LOST), doubled (DUP), mailed against the
// rules (LEAK), where the ledger says what is not so (LIE), and what never ended (STUCK). One line of JSON last; exit 1 when
// one of them is not 0. DUP may be more in the rows that cut the moment between the final dot and the recorded answer,
// where SMTP can't tell (RFC 1047): at most one message for each connection that was cut.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/db/db';
import { log } from '@/lib/log';
import { disconnectQueue } from '@/lib/queue/queue';
import { type Cluster, startCluster } from './faults/cluster';
import { connectionRows } from './faults/connection-rows';
import { databaseRows } from './faults/database-rows';
import { diskRows } from './faults/disk-rows';
import { fairnessRows } from './faults/fairness-rows';
import { ledgerRows } from './faults/ledger-rows';
import { judge, type Verdict } from './faults/oracle';
import { processRows } from './faults/process-rows';
import { providerRows } from './faults/provider-rows';
import { publishingRows } from './faults/publishing-rows';
import { replyRows } from './faults/reply-rows';
import type { FaultRow } from './faults/row';
import { tarpitRows } from './faults/tarpit-rows';
import { makeWorld, type World } from './faults/world';

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '2000' },
    rows: { type: 'string' },
    short: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    report: { type: 'string' },
  },
});
const [readers, seed] = [Number(values.readers), Number(values.seed)];
const wanted = values.rows?.split(',').map(Number);
const rows = [
  processRows,
  providerRows,
  databaseRows,
  replyRows,
  connectionRows,
  tarpitRows,
  diskRows,
  ledgerRows,
  publishingRows,
  fairnessRows,
]
  .flat()
  .filter(({ row, short }) => (wanted ? wanted.includes(row) : !values.short || short))
  .sort((a, b) => a.row - b.row);

type Outcome = Verdict & { row: number; name: string; mayDouble: number; seconds: number } & Pick<
    World,
    'notes' | 'failures' | 'skipped'
  >;

async function play(cluster: Cluster, { row, name, run }: FaultRow, number: number): Promise<Outcome> {
  const began = performance.now();
  const world = await makeWorld(cluster, `row_${number}`, { readers, short: values.short, seed: seed + number });
  let verdict: Verdict = { LOST: 0, DUP: 0, LEAK: 0, LIE: 0, STUCK: 0 };
  try {
    await run(world);
    if (!world.skipped) verdict = await judge(world);
  } catch (error) {
    world.failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await world.stop();
  }
  const { LOST, DUP, LEAK, LIE, STUCK } = verdict;
  const { doubles: mayDouble, failures, notes, skipped } = world;
  if (LOST + LEAK + LIE + STUCK > 0 || DUP > mayDouble) failures.push('an invariant does not hold');
  if (failures.length > 0) for (const worker of world.workers) console.error(worker.output().split('\n').slice(-15).join('\n'));
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  return { row, name, LOST, DUP, mayDouble, LEAK, LIE, STUCK, seconds, notes, failures, skipped };
}

const line = (outcome: Outcome) =>
  [
    ...[String(outcome.row).padStart(3), outcome.name.padEnd(62)],
    ...[outcome.LOST, `${outcome.DUP}/${outcome.mayDouble}`, outcome.LEAK, outcome.LIE, outcome.STUCK].map((each) =>
      String(each).padStart(6),
    ),
    `${outcome.seconds.toFixed(1).padStart(6)} s`,
    outcome.skipped ? ` NOT PLAYED: ${outcome.skipped}` : '',
    outcome.failures.length > 0 ? ` FAILS: ${outcome.failures.join('; ')}` : '',
    outcome.notes.length > 0 ? ` (${outcome.notes.join('; ')})` : '',
  ].join(' ');

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
log.level = 'silent';
const cluster = await startCluster();
Object.assign(process.env, {
  ...{ SITE_URL: 'http://letters.test', MAIL_FROM: 'ana@letters.test', DATA_DIR: join(cluster.folder, 'data') },
  ...{ SMTP_URL: 'smtp://127.0.0.1:1', AUTH_SECRET: randomBytes(32).toString('hex'), ENV_FILE: '' },
  ...{ MAIL_TRANSPORT_URL: '', WORKER_STOP_SECONDS: '20', DATABASE_URL: await cluster.database('courant_idle') },
});
const outcomes: Outcome[] = [];
try {
  console.log(
    `${readers} readers, seed ${seed}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString()}; DUP: doubled/may double`,
  );
  console.log(`row ${'fault'.padEnd(62)} ${['LOST', 'DUP', 'LEAK', 'LIE', 'STUCK'].map((each) => each.padStart(6)).join(' ')}`);
  for (const [number, row] of rows.entries()) {
    const outcome = await play(cluster, row, number);
    outcomes.push(outcome);
    console.log(line(outcome));
  }
} finally {
  await Promise.all([disconnect(), disconnectQueue()]);
  await cluster.stop();
}
const failed = outcomes.filter(({ failures }) => failures.length > 0).length;
const skipped = outcomes.filter((outcome) => outcome.skipped).length;
const report = { passed: outcomes.length - failed - skipped, failed: failed + (outcomes.length < rows.length ? 1 : 0) };
if (values.report) writeFileSync(values.report, JSON.stringify(report));
console.log(
  JSON.stringify({
    bench: 'faults',
    readers,
    seed,
    ...report,
    notPlayed: skipped,
    rows: outcomes.map(({ notes, ...each }) => each),
  }),
);
process.exit(report.failed === 0 ? 0 : 1);
