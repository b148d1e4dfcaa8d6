import { setTimeout as sleep } from 'node:timers/promises';
import { db, disconnect } from '@/lib/db/db';
import { createIssue } from '@/lib/delivery/create-issue';
import type { SubjectSplit } from '@/lib/delivery/subject-split';
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
/** What is asked of every row: how many readers, few seeded points or many, and the number they come of. */
export type Play = { readers: number; short: boolean; seed: number };

/** What one row of the matrix plays in: a database, an SMTP server and workers of its own. */
export async function makeWorld(cluster: Cluster, name: string, { readers, short, seed }: Play) {
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
  let counting = false;
  const count = setInterval(
    async () => {
      if (counting) return;
      counting = true;
      // A row may have stopped the database.
      if (!(await countedEven().catch(() => true))) uneven++;
      counting = false;
    },
    Math.max(500, readers / 10),
  );

  const issue = (id: string) => db.issue.findUniqueOrThrow({ where: { id } });

  /** Many readers take longer to count, to freeze and to send, and the more so where others use the machine. */
  const patience = (seconds: number) => seconds + readers / 200;
  /** Whether mail or its audience still comes forward. */
  const progress = async (issueId: string | null) => {
    const { audienceCount = 0, frozenAt = null } = issueId === null ? {} : await issue(issueId);
    const accepted = world.judged.reduce((sum, { accepted }) => sum + accepted.length, 0);
    return `${accepted} ${world.sink.accepted.length} ${audienceCount} ${frozenAt !== null}`;
  };
  /** Waits until it is so, for as long as anything comes forward, and a minute longer. */
  const whileItGoesOn = async (question: () => Promise<boolean> | boolean, issueId: string | null, seconds = 60) => {
    let [seen, since] = ['', performance.now()];
    return until(async () => {
      if (await question()) return true;
      const now = await progress(issueId).catch(() => seen);
      if (now !== seen) [seen, since] = [now, performance.now()];
      if (performance.now() - since > patience(seconds) * 1000) throw new Ended('nothing comes forward any more');
      return false;
    }, Number.POSITIVE_INFINITY).catch((error: unknown) => {
      if (error instanceof Ended) return false;
      throw error;
    });
  };

  const world = {
    readers,
    short,
    /** The same numbers from 0 to 1 at each run under the same seed. */
    random: seededRandom(seed),
    databaseUrl,
    sink,
    /** Whose log the oracle reads */
    judged: [sink] as Pick<Sink, 'accepted'>[],
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
    judge(...others: Pick<Sink, 'accepted'>[]) {
      world.judged = others;
    },
    /** Why the row could not be played here */
    skipped: null as string | null,
    patience,
    note: (text: string) => void notes.push(text),
    later: (stop: () => Promise<unknown>) => void stops.push(stop),

    /** A worker process that is up: it has written that it lives. */
    async worker(settings: Record<string, string> = {}, nodeArguments: string[] = [], entry?: string): Promise<Worker> {
      const worker = startWorker({ ...defaults(world.databaseUrl, sink.url), ...settings }, nodeArguments, entry);
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
    async publish({ publicationId, authorId }: Seeded, paidWords?: string, split?: SubjectSplit): Promise<string> {
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
          split,
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
    /** Resolves when the issue has ended, or when for a minute (longer with many readers) nothing came forward; the oracle tells
     *  which. */
    finished: (issueId: string, seconds?: number) =>
      whileItGoesOn(async () => (await issue(issueId)).finishedAt !== null, issueId, seconds),
    /** Resolves when the server has taken so many. @throws when it comes to a stop before */
    async arrived(count: number, at: Pick<Sink, 'accepted'> = sink) {
      if (!(await whileItGoesOn(() => at.accepted.length >= count, null)))
        throw new Error(`${at.accepted.length} messages arrived of ${count}`);
    },
    paused: (issueId: string) => until(async () => (await issue(issueId)).pausedAt !== null, patience(60)),
    /** A part of the readers, at least one. */
    part: (share: number) => Math.max(1, Math.floor(readers * share)),

    /** The rest is played in another database: what there was of this one is forgotten. */
    async moveTo(url: string) {
      await Promise.all([disconnect(), disconnectQueue()]);
      world.databaseUrl = url;
      process.env.DATABASE_URL = url;
      Object.assign(env(), { DATABASE_URL: url });
    },

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

export async function databaseNow() {
  const [clock] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return clock?.now ?? new Date();
}

class Ended extends Error {}

/** mulberry32: small, and the same everywhere. */
function seededRandom(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

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
