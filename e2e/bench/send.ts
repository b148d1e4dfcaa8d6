// npm run bench send -- --readers 20000 [--workers 2] [--no-dkim] [--rtt 80] [--connections 16] [--only-courant] [--notices]
// --rtt 80 puts the sink 80 ms away, behind a proxy. --connections bounds Courant's, which otherwise finds its number itself up
// to SMTP_CONNECTIONS; the others always use 16, or so many.
// npm run bench send -- --transport mailgun --readers 100000 measures Courant alone, by that provider's API
// --counted sends mail whose opens and clicks are counted.
// --notices asks for sign-in mails meanwhile and says how long they took.
// Three senders of the same messages of about 40 KB, to the same sink on the loopback, one after the other:
//   courant: from the commit of publishing to the last row written, through PostgreSQL and real worker processes
//   nodemailer: its pool with its DKIM, as documented     source: smtp-source, the limit of this machine
// Prints what each took and one line of JSON last.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import getPort from 'get-port';
import { disconnect } from '@/lib/db/db';
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrate } from '@/lib/db/migrate';
import { WORKER_COMMAND } from '@/lib/launch/worker-command';
import { disconnectQueue, prepareQueues } from '@/lib/queue/queue';
import { startStandIn } from '@/lib/testing/stand-in';
import { publishLetter, seedReaders, untilSent } from './send/ledger';
import { letterHtml } from './send/letter';
import { startNotices } from './send/notices';
import { cpuMilliseconds, peakMegabytes } from './send/process-cost';
import { findPostfixTools, startDelayProxy, startSink } from './send/sink';

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '20000' },
    connections: { type: 'string' },
    rtt: { type: 'string', default: '0' },
    workers: { type: 'string', default: '1' },
    'no-dkim': { type: 'boolean', default: false },
    'only-courant': { type: 'boolean', default: false },
    notices: { type: 'boolean', default: false },
    counted: { type: 'boolean', default: false },
    /** smtp, or a provider whose API is measured alone */
    transport: { type: 'string', default: 'smtp' },
  },
});
const readers = Number(values.readers);
const connections = values.connections ?? '16';
const rtt = Number(values.rtt);
const folder = mkdtempSync(join(tmpdir(), 'courant-bench-'));
chmodSync(folder, 0o755);
const html = letterHtml(38_000);
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
writeFileSync(join(folder, 'key.pem'), key);
writeFileSync(join(folder, 'letter.html'), html);

type Cost = { perSecond: number; cpuMsPerMessage: number | null; peakMegabytes: number | null };
const round = (value: number, digits = 2) => Number(value.toFixed(digits));
const cost = (messages: number, seconds: number, cpu: number | null, memory: number | null): Cost => ({
  perSecond: Math.round(messages / seconds),
  cpuMsPerMessage: cpu === null ? null : round(cpu / messages, 3),
  peakMegabytes: memory === null ? null : Math.round(memory),
});

async function stop(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await gone;
}

async function courant(sinkPort: number, transportUrl = ''): Promise<Cost> {
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), port: await getPort() });
  const settings = {
    ...{ DATABASE_URL: server.url, DATA_DIR: folder, SITE_URL: 'http://letters.test', MAIL_FROM: 'ana@letters.test' },
    ...{ SMTP_URL: `smtp://127.0.0.1:${sinkPort}`, MAIL_TRANSPORT_URL: transportUrl, NODE_ENV: 'production' },
    ...(values.connections ? { SMTP_CONNECTIONS: values.connections } : {}),
    ...{ AUTH_SECRET: randomBytes(32).toString('hex'), LOG_LEVEL: 'warn', COURANT_PROCESS: 'worker' },
    ...(values['no-dkim'] ? {} : { DKIM_DOMAIN: 'letters.test', DKIM_SELECTOR: 'a', DKIM_PRIVATE_KEY: key }),
  };
  Object.assign(process.env, settings);
  const workers: ChildProcess[] = [];
  try {
    await migrate(server.url);
    await prepareQueues(server.url);
    const seeded = await seedReaders(readers, values.counted);
    for (let n = 0; n < Number(values.workers); n++)
      workers.push(spawn(process.execPath, WORKER_COMMAND, { env: process.env, stdio: 'inherit' }));
    const alive = () => {
      if (workers.some(({ exitCode }) => exitCode !== null)) throw new Error('a worker has ended');
    };
    const { db } = await import('@/lib/db/db');
    while ((await db.workerHeartbeat.count()) < workers.length) {
      alive();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const pids = workers.map(({ pid }) => pid!);
    const before = pids.reduce((sum, pid) => sum + cpuMilliseconds(pid), 0);
    const issueId = await publishLetter(seeded, html);
    const endNotices = values.notices ? startNotices(seeded.publicationId) : undefined;
    const seconds = await untilSent(issueId, readers, alive);
    const notices = await endNotices?.();
    const cpu = pids.reduce((sum, pid) => sum + cpuMilliseconds(pid), 0) - before;
    return { ...cost(readers, seconds, cpu, Math.max(...pids.map(peakMegabytes))), ...(notices ? { notices } : {}) };
  } finally {
    await Promise.all(workers.map(stop));
    await disconnectQueue();
    await disconnect();
    await server.stop();
  }
}

function nodemailer(sinkPort: number, messages: number): Cost {
  const script = join(import.meta.dirname, 'send/nodemailer-pool.ts');
  const parameters = [String(sinkPort), String(messages), connections, join(folder, 'key.pem'), join(folder, 'letter.html')];
  const line = execFileSync(process.execPath, ['--import', 'tsx', script, ...parameters], { encoding: 'utf8' });
  const said = JSON.parse(line) as { seconds: number; cpuMilliseconds: number; peakMegabytes: number };
  return cost(messages, said.seconds, said.cpuMilliseconds, said.peakMegabytes);
}

/** Through a provider's API, to its stand-in: a process of its own, which counts what it took. */
async function byApi(name: string) {
  const standIn = await startStandIn(name, 0, ['--count']);
  try {
    const load = round(loadavg()[0]!, 1);
    console.log(`${cpus().length} cores, load ${load}, ${new Date().toISOString()}, ${name}'s stand-in`);
    const [user, path] = [name === 'ses' ? 'test-key:test-secret' : 'test-key', name === 'mailgun' ? '/v3/letters.test' : ''];
    const each = await courant(await getPort(), `${name}+http://${user}@${standIn.host}${path}`);
    const { count, calls } = await standIn.taken();
    if (count !== readers) throw new Error(`the stand-in took ${count} messages of ${readers}`);
    const run = { transport: name, readers, workers: Number(values.workers), load, seconds: round(readers / each.perSecond, 1) };
    console.log(JSON.stringify({ bench: 'send', ...run, calls, courant: each }));
  } finally {
    await standIn.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (values.transport !== 'smtp') {
  await byApi(values.transport);
  process.exit(0);
}

const tools = findPostfixTools(join(folder, 'postfix'));
const nearPort = await getPort();
const processes = [await startSink(tools, nearPort)];
const sinkPort = rtt > 0 ? await getPort() : nearPort;
if (rtt > 0) processes.push(await startDelayProxy(sinkPort, nearPort, rtt));
try {
  const load = loadavg()[0]!;
  console.log(
    `${cpus().length} cores, load ${load.toFixed(1)}, ${new Date().toISOString()}, sink: ${tools ? 'smtp-sink' : 'minimal'}`,
  );
  const report = (name: string, each: Cost) => console.log(name.padEnd(12), JSON.stringify(each));
  const a = await courant(sinkPort);
  report('courant', a);
  const run = {
    ...{ readers, workers: Number(values.workers), dkim: !values['no-dkim'], rtt, connections: values.connections ?? null },
    ...{ load: round(load, 1), sink: tools ? 'smtp-sink' : 'minimal', courant: a },
  };
  if (values['only-courant']) {
    console.log(JSON.stringify({ bench: 'send', ...run }));
  } else {
    const b = nodemailer(sinkPort, Math.min(readers, 3_000));
    report('nodemailer', b);
    let c: Cost | null = null;
    if (tools) {
      const messages = Math.max(readers, 10_000);
      const start = performance.now();
      execFileSync(
        tools.source,
        ['-s', connections, '-m', String(messages), '-l', String(html.length), `127.0.0.1:${sinkPort}`],
        { env: tools.env },
      );
      c = cost(messages, (performance.now() - start) / 1000, null, null);
      report('smtp-source', c);
    }
    console.log(
      JSON.stringify({
        bench: 'send',
        ...{ ...run, nodemailer: b, source: c },
        timesNodemailer: round(a.perSecond / b.perSecond),
        shareOfSource: c && round(a.perSecond / c.perSecond),
      }),
    );
  }
} finally {
  await Promise.all(processes.map(stop));
  rmSync(folder, { recursive: true, force: true });
}
