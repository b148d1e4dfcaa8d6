import { setTimeout as sleep } from 'node:timers/promises';
import { db, disconnect } from '@/lib/db/db';
import { createIssue } from '@/lib/delivery/create-issue';
import { env } from '@/lib/env';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { disconnectQueue } from '@/lib/queue/queue';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import type { Cluster } from './cluster';
import { startWorker, type Worker } from './worker';

export const CONNECTIONS = 8;
export const LEASE_SECONDS = 4;
/** Eight at once on a busy machine of two cores took more than a minute. */
const START_SECONDS = 180;
/** Five minutes become a second and a half. */
const RETRY_SCALE = 0.005;

type Seeded = { publicationId: string; authorId: string };
export type Sink = Awaited<ReturnType<typeof startSmtpSink>>;
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** What one row of the matrix plays in: a database, an SMTP server and workers of its own. */
export async function makeWorld(cluster: Cluster, name: string, readers: number) {
  await Promise.all([disconnect(), disconnectQueue()]);
  const databaseUrl = await cluster.database(name);
  const sink = await startSmtpSink();
  process.env.DATABASE_URL = databaseUrl;
  Object.assign(env(), { DATABASE_URL: databaseUrl, SMTP_URL: sink.url });
  const workers: Worker[] = [];
  const stops: (() => Promise<unknown>)[] = [];
  const failures: string[] = [];
  const notes: string[] = [];
  let uneven = 0;
  const count = setInterval(() => {
    countedEven().then(
      (even) => {
        if (!even) uneven++;
      },
      () => undefined, // a row may have stopped the database
    );
  }, 500);

  const issue = (id: string) => db.issue.findUniqueOrThrow({ where: { id } });

  const world = {
    readers,
    databaseUrl,
    sink,
    /** Whose log the oracle reads */
    judged: sink,
    workers,
    crashDatabase: cluster.crash,
    /** Messages the row's fault may double. */
    doubles: 0,
    /** Whether the ledger's rows themselves are deleted by the row. */
    erased: false,
    /** Whether several issues go to the same readers. */
    perIssue: false,
    /** Messages the row itself found to be wrong for their reader */
    leaks: 0,
    failures,
    notes,
    /** Addresses that may not be mailed by a claim after this time of the database. */
    excluded: new Map<string, Date>(),
    uneven: () => uneven,
    check(holds: boolean, otherwise: string) {
      if (!holds) failures.push(otherwise);
    },
    /** Where another server than `sink` takes the mail. */
    judge(other: Sink) {
      world.judged = other;
    },
    note: (text: string) => void notes.push(text),
    later: (stop: () => Promise<unknown>) => void stops.push(stop),

    /** A worker process that is up: it has written that it lives. */
    async worker(settings: Record<string, string> = {}, nodeArguments: string[] = []): Promise<Worker> {
      const worker = startWorker({ ...defaults(databaseUrl, sink.url), ...settings }, nodeArguments);
      workers.push(worker);
      const up = await until(async () => {
        if (worker.code() !== undefined) throw new Ended(`the worker ended:\n${worker.output()}`);
        return (await db.workerHeartbeat.count({ where: { pid: worker.pid } })) > 0;
      }, START_SECONDS);
      if (!up) throw new Error(`the worker does not start:\n${worker.output()}`);
      return worker;
    },

    /** A publication with so many confirmed readers, at a domain of their own. */
    async seed(publication = 'letters', count = readers): Promise<Seeded> {
      const { id: publicationId } = await db.publication.create({
        data: { name: publication, host: `${publication}.test`, postalAddress: '1 Main Street, Springfield' },
      });
      const author = await db.user.create({ data: { email: `ana@${publication}.test`, name: 'Ana' } });
      await db.teamMember.create({ data: { publicationId, userId: author.id, role: 'owner' } });
      await addReaders(publicationId, count, `${publication}.example`);
      return { publicationId, authorId: author.id };
    },

    addReaders,

    /** Publishes a letter: from here on the workers have it. */
    async publish({ publicationId, authorId }: Seeded, paidWords?: string): Promise<string> {
      const document = { type: 'doc', content: [] };
      const post = await db.post.create({ data: { publicationId, authorId, title: 'A letter', document } });
      const words = (text: string) => ({
        html: `<p>${text} ${'The harbour lay quiet. '.repeat(40)}</p><a href="${PLACEHOLDERS.unsubscribeUrl}">Unsubscribe</a>`,
        text: `${text}\n\n${PLACEHOLDERS.unsubscribeUrl}\n`,
      });
      const { issueId } = await db.$transaction((tx) =>
        createIssue(tx, {
          ...{ publicationId, postId: post.id, createdById: authorId, emailing: 'first', preheader: '', replyTo: null },
          ...{ subject: 'A letter', fromName: 'Letters', fromEmail: 'ana@letters.test', audience: { kind: 'everyone' } },
          messages: [
            { variant: 'free', ...words('Hello.') },
            ...(paidWords ? [{ variant: 'paid' as const, ...words(paidWords) }] : []),
          ],
        }),
      );
      return issueId;
    },

    issue,
    /** How many rows are in each state. */
    async states(issueId: string): Promise<Record<string, number>> {
      const rows = await db.delivery.groupBy({ by: ['state'], where: { issueId }, _count: true });
      return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
    },
    /** Resolves when the issue has ended, or when it has had a minute and what so many readers take; the oracle tells which. */
    finished: (issueId: string, seconds = 60 + readers / 100) =>
      until(async () => (await issue(issueId)).finishedAt !== null, seconds),
    paused: (issueId: string) => until(async () => (await issue(issueId)).pausedAt !== null, 60),
    /** A part of the readers, at least one. */
    part: (share: number) => Math.max(1, Math.floor(readers * share)),

    async stop() {
      clearInterval(count);
      for (const stop of stops.reverse()) await stop();
      await Promise.all(workers.filter((worker) => worker.code() === undefined).map((worker) => worker.stop()));
      await sink.stop();
    },
  };
  return world;
}

async function addReaders(publicationId: string, readers: number, domain: string, prefix = 'reader') {
  await db.$executeRaw`
    with made as (
      insert into subscriber (publication_id, email, email_folded)
      select ${publicationId}::uuid, ${prefix} || n || '@' || ${domain}, ${prefix} || n || '@' || ${domain}
      from generate_series(1, ${readers}::int) n returning id)
    insert into subscription (publication_id, subscriber_id, confirmed_at)
    select ${publicationId}::uuid, id, now() from made`;
}

const defaults = (databaseUrl: string, smtpUrl: string) => ({
  ...{ DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl, SMTP_CONNECTIONS: String(CONNECTIONS) },
  ...{ WORKER_LEASE_SECONDS: String(LEASE_SECONDS), WORKER_RETRY_SCALE: String(RETRY_SCALE), LOG_LEVEL: 'warn' },
});

/** In one statement: every issue has exactly as many rows as its audience, whatever their state. */
async function countedEven(): Promise<boolean> {
  const uneven = await db.$queryRaw<unknown[]>`
    select 1 from issue i where i.audience_count <> (select count(*) from delivery d where d.issue_id = i.id)`;
  return uneven.length === 0;
}

class Ended extends Error {}

/** Asks until it is so. A question that fails is asked again: rows stop databases.
 *  @returns false when it was not so in time */
export async function until(question: () => Promise<boolean> | boolean, seconds: number): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    try {
      if (await question()) return true;
    } catch (error) {
      if (error instanceof Ended) throw error;
    }
    await sleep(50);
  }
  return false;
}
