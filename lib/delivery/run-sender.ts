import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { env } from '@/lib/env';
import { parseEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { cappedTimeouts, type Timeouts } from '@/lib/mailer/connection';
import { type GroupJob, GroupLane } from '@/lib/mailer/group-lane';
import { INSTALL_TRANSPORT, type IssueTransport, installTransport } from '@/lib/mailer/issue-transport';
import { type Backoff, Lane, type LaneJob, scaledBackoff, type Trouble } from '@/lib/mailer/lane';
import { recipientDomain } from '@/lib/mailer/recipient-domain';
import { returnPath } from '@/lib/mailer/return-path';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';
import { type Claimed, claimDeliveries } from './claim-deliveries';
import { decideResult, type Result } from './decide-result';
import { FaultWatch } from './fault-watch';
import { finishIssues } from './finish-issues';
import { IssueMessages, MessageFault } from './issue-messages';
import { releaseLeases, renewLeases } from './keep-leases';
import { type DueIssue, listDueIssues, shareOut } from './list-due-issues';
import { pauseIssue } from './pause-issue';
import { pauseOldIssues } from './pause-old-issues';
import { RateKeeper } from './rates/rate-keeper';
import { shuffled } from './rates/shuffled';
import { recordResults } from './record-results';
import { recordTrouble } from './relay-trouble';
import { senderDatabase } from './sender-database';
import { SENDER_CHANNEL } from './wake-senders';

export type SenderOptions = {
  /** Aborted: claims nothing more, finishes what is in flight, gives the rest back. */
  signal: AbortSignal;
  /** How it sends, for the publications that chose it; the install's own where none is named */
  transport?: IssueTransport;
  connections?: number;
  leaseSeconds?: number;
  stopSeconds?: number;
  /** How often the ledger is looked at without being told. */
  pollSeconds?: number;
  /** Shrinks every wait before another try; 1 but in tests. */
  retryScale?: number;
  timeouts?: Timeouts;
  backoff?: Backoff;
};

/** A claimed row in this worker's hands, until its result is written. */
type Held = { row: Claimed; token: string; validUntil: number };
type Uncommitted = { held: Held; reply: SmtpReply; result: Result; settle: () => void };

const POLL_SECONDS = 2;
/** A message is not ended when its lease has less than this left. */
const LEASE_MARGIN_MILLISECONDS = 1_000;
const MOST_AHEAD = 400;
/** Results are written together as they come, at most so many at once; an API answers for a whole group. */
const MOST_RESULTS = 200;
const MOST_GROUP_RESULTS = 1_000;
const REFRESH_MILLISECONDS = 500;

/** Addresses are screened when a reader is added; a row of another origin is not worth the words of a server, and never
 *  holds up the issue. */
const NOT_AN_ADDRESS: SmtpReply = {
  ...{ outcome: 'refused', code: null, enhanced: null, stage: 'rcpt' },
  text: 'not an address that can be written to',
};

/** Sends from the ledger until told to stop. Any number of them, in any number of processes, share the work by rows alone. */
export async function runSender(options: SenderOptions): Promise<void> {
  await new Sender(options).run();
}

/** pg hangs its whole client on an error: only the words go into the log. */
const problemOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

class Sender {
  private readonly database = senderDatabase();
  private readonly messages = new IssueMessages();
  private readonly faults = new FaultWatch();
  private readonly transport: IssueTransport;
  private readonly rates: RateKeeper;
  private readonly lane: Lane | GroupLane;
  private readonly held = new Map<string, Held>();
  private queue: Held[] = [];
  private results: Uncommitted[] = [];
  private writing: Promise<void> | undefined;
  private issues: DueIssue[] = [];
  private refreshedAt = Number.NEGATIVE_INFINITY;
  private readonly halted = new Map<string, number>();
  private resume: (() => void) | undefined;
  private told = false;
  private troubled = false;
  private quotaEndsAt: Date | null = null;
  private taken = 0;
  private ahead = 16;
  private mostAhead = MOST_AHEAD;
  private mostResults = MOST_RESULTS;
  private aheadAt = performance.now();
  private readonly signal: AbortSignal;
  private readonly leaseSeconds: number;
  private readonly pollMilliseconds: number;
  private readonly scale: number;
  private readonly stopMilliseconds: number;

  constructor(options: SenderOptions) {
    this.signal = options.signal;
    this.leaseSeconds = options.leaseSeconds ?? env().WORKER_LEASE_SECONDS;
    this.pollMilliseconds = (options.pollSeconds ?? POLL_SECONDS) * 1000;
    this.scale = options.retryScale ?? env().WORKER_RETRY_SCALE;
    this.stopMilliseconds = (options.stopSeconds ?? env().WORKER_STOP_SECONDS) * 1000;
    const hooks = {
      take: () => this.take(),
      onTrouble: (trouble: Trouble | null) => this.hearTrouble(trouble),
      backoff: options.backoff ?? scaledBackoff(this.scale),
    };
    this.transport = options.transport ?? installTransport();
    const { id, limits } = this.transport;
    this.rates = new RateKeeper(this.database, {
      ...{ transport: id, limits, scale: this.scale },
      onQuota: (text, nextTryAt) => recordTrouble(this.database, id, { stage: 'quota', text, nextTryAt }),
    });
    if ('group' in this.transport) {
      const lane = new GroupLane({ transport: this.transport.group, ...hooks });
      this.ahead = this.mostAhead = lane.mostAhead;
      this.mostResults = MOST_GROUP_RESULTS;
      this.lane = lane;
    } else
      this.lane = new Lane({
        relay: this.transport.relay,
        connections: options.connections ?? env().SMTP_CONNECTIONS,
        timeouts: options.timeouts ?? cappedTimeouts(env().SMTP_TIMEOUT_SECONDS),
        ...hooks,
      });
  }

  private hearTrouble(trouble: Trouble | null) {
    this.troubled = trouble !== null;
    if (trouble) log.warn({ stage: trouble.stage, reply: trouble.text }, 'relay.troubled');
    else log.info('relay.recovered');
    recordTrouble(this.database, this.transport.id, trouble).catch((error) =>
      log.warn({ err: error }, 'relay.trouble-unrecorded'),
    );
    this.wake();
  }

  async run() {
    const wake = () => this.wake();
    this.signal.addEventListener('abort', wake);
    const renewer = setInterval(() => void this.renew(), (this.leaseSeconds * 1000) / 3);
    const listener = this.listen();
    try {
      // What a sender before this one had to say is over; if it is not, this one says it again.
      await this.untilItWorks(() => recordTrouble(this.database, this.transport.id, null));
      if (this.transport.id === INSTALL_TRANSPORT) await this.untilItWorks(() => pauseOldIssues(this.database));
      while (!this.signal.aborted) await this.step();
      await this.drain();
    } finally {
      clearInterval(renewer);
      this.signal.removeEventListener('abort', wake);
      await listener.stop();
      await this.database.end();
    }
  }

  /** One round: looks for work where there is room for it, then waits for a reason to look again. */
  private async step() {
    this.told = false;
    let found = 0;
    try {
      const now = performance.now();
      if (now - this.refreshedAt >= REFRESH_MILLISECONDS || this.issues.length === 0) {
        await finishIssues(this.database);
        await this.rates.refresh(
          () => this.lane.connections,
          (share) => this.lane.limitConnections(share),
        );
        this.issues = this.troubled ? [] : await listDueIssues(this.database, this.transport.id);
        this.refreshedAt = now;
      }
      const room = this.aim() - this.queue.length;
      if (this.issues.length > 0 && room > 0 && !this.signal.aborted) {
        const allowed = await this.rates.allow(room);
        this.hearQuota(this.rates.quotaEndsAt);
        if (allowed > 0) found = await this.claim(allowed);
      }
    } catch (error) {
      await this.databaseFailed(error);
      return;
    }
    if (this.troubled) await this.letGo(this.queue.splice(0));
    if (this.queue.length > 0) this.lane.wake();
    // While it flows the next look is when half of what was taken ahead is gone.
    const wait = found > 0 || this.queue.length > 0 ? REFRESH_MILLISECONDS : this.pollMilliseconds;
    await this.pause(Math.min(wait, this.rates.paceMilliseconds));
  }

  /** Says once that the quota is used up, and once that there is some again. */
  private hearQuota(endsAt: Date | null) {
    if ((endsAt === null) === (this.quotaEndsAt === null)) return;
    this.quotaEndsAt = endsAt;
    const { perDay } = this.transport.limits;
    log.info({ transport: this.transport.id, perDay, endsAt }, endsAt ? 'quota.reached' : 'quota.renewed');
    // Whoever heard it from the server has kept what it said.
    if (this.rates.isAnnounced) return;
    const trouble = endsAt && { stage: 'quota', text: `${perDay} messages a day`, nextTryAt: endsAt };
    recordTrouble(this.database, this.transport.id, trouble).catch((error) =>
      log.warn({ err: error }, 'relay.trouble-unrecorded'),
    );
  }

  /** How many rows to have waiting: what goes out in a quarter of a second, and one for each connection. */
  private aim() {
    const now = performance.now();
    if (now - this.aheadAt > 250) {
      const perSecond = (this.taken / (now - this.aheadAt)) * 1000;
      this.ahead = Math.min(this.mostAhead, Math.max(this.lane.width * 2, Math.ceil(perSecond / 4)));
      this.taken = 0;
      this.aheadAt = now;
    }
    if (this.troubled || this.lane.width === 0) return 0;
    // Rows of a domain that must wait give way to others only once they were looked at.
    return this.rates.holdsDomains ? this.mostAhead : Math.max(this.ahead, 1);
  }

  private async claim(room: number): Promise<number> {
    const token = randomUUID();
    const issues = this.issues.filter(({ id }) => !this.isHalted(id));
    // Measured before the claim, so that our idea of the lease ends before the database's.
    const validUntil = performance.now() + this.leaseSeconds * 1000;
    const { rows, touched } = await claimDeliveries(this.database, {
      issueIds: issues.map(({ id }) => id),
      shares: shareOut(issues, room),
      leaseSeconds: this.leaseSeconds,
      token,
    });
    if (touched < room) this.issues = touched === 0 ? [] : this.issues;
    const admitted = await this.rates.admit(rows, token);
    // Each issue gives one row at least, which may be more than there is room for: whose turn it is not is a matter of chance.
    const going = admitted.length > room ? shuffled(admitted) : admitted;
    this.rates.unused(room - Math.min(room, going.length));
    const over = this.rates.isLimited ? going.splice(room) : [];
    if (over.length > 0)
      await releaseLeases(
        this.database,
        over.map(({ id }) => id),
        [token],
      );
    // What waits for its domain has made room for others.
    if (admitted.length < rows.length) this.told = true;
    const fresh = going.map((row) => ({ row, token, validUntil }));
    // Issues take turns in the queue as well.
    const turns = new Map<string, number>();
    const inTurn = fresh.map((held) => {
      const at = turns.get(held.row.issueId) ?? 0;
      turns.set(held.row.issueId, at + 1);
      return { held, at };
    });
    inTurn.sort((a, b) => a.at - b.at);
    for (const { held } of inTurn) {
      this.held.set(held.row.id, held);
      this.queue.push(held);
    }
    if (fresh.length > 0) this.lane.wake();
    return touched;
  }

  private take(): (LaneJob & GroupJob) | undefined {
    const held = this.queue.shift();
    if (this.queue.length < this.ahead / 2 && this.issues.length > 0) this.wake();
    if (!held) return undefined;
    if (this.signal.aborted || !this.isOurs(held)) {
      void this.letGo([held]);
      return this.signal.aborted ? undefined : this.take();
    }
    const { row } = held;
    if (parseEmail(row.email) !== row.email) {
      void this.finish(held, NOT_AN_ADDRESS);
      return this.take();
    }
    this.taken++;
    return {
      envelope: { from: returnPath(row.id) ?? env().MAIL_FROM, to: row.email },
      build: () => this.orFault(row, this.messages.assemble(row)),
      key: `${row.issueId} ${row.variant} ${row.subjectNumber ?? ''}`,
      message: () => this.orFault(row, this.messages.groupMessage(row)),
      recipient: () => this.messages.groupRecipient(row),
      mayEnd: () => this.isOurs(held),
      done: (reply) => this.finish(held, reply),
    };
  }

  private orFault<Built>(row: Claimed, building: Promise<Built>): Promise<Built | SmtpReply> {
    return building.catch((error: unknown): SmtpReply => {
      // A message that cannot be built is the issue's fault, so the issue waits; anything else (the database) passes.
      const fault = error instanceof MessageFault;
      log.error({ err: error, issueId: row.issueId }, 'delivery.not-built');
      const text = error instanceof Error ? error.message : String(error);
      return {
        outcome: fault ? 'sender-fault' : 'connection',
        code: null,
        enhanced: null,
        text: text.slice(0, 500),
        stage: 'mail',
      };
    });
  }

  private isOurs(held: Held) {
    return this.held.get(held.row.id) === held && performance.now() < held.validUntil - LEASE_MARGIN_MILLISECONDS;
  }

  /** Takes a result; resolves when it is written, or can no longer be. */
  private finish(held: Held, reply: SmtpReply): Promise<void> {
    const { row } = held;
    // A provider's rate is the lane's own affair; a day that is used up is everyone's.
    const slowed = this.lane instanceof Lane || reply.quota ? this.rates.note(row.email, reply) : null;
    if (slowed !== null) this.setAside(slowed);
    if (this.faults.note(row.issueId, reply)) void this.pauseFor(row, reply);
    const result = decideResult(reply, row);
    return new Promise((settle) => {
      this.results.push({ held, reply, result, settle });
      this.writing ??= this.write().finally(() => {
        this.writing = undefined;
      });
    });
  }

  /** Writes results group after group, each holding whatever came while the one before was on its way. They are kept over
   *  any failure of the database: nothing more is sent meanwhile, since every connection waits for its last result. */
  private async write() {
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.results.length > 0) {
      const group = this.results.splice(0, this.mostResults);
      const outcomes = group.map(({ held, reply, result }) => ({ id: held.row.id, token: held.token, reply, result }));
      const written = await this.untilItWorks(() => recordResults(this.database, outcomes, this.scale));
      if (written.length < group.length) log.warn({ lost: group.length - written.length }, 'delivery.fenced');
      for (const { held, settle } of group) {
        if (this.held.get(held.row.id) === held) this.held.delete(held.row.id);
        settle();
      }
    }
  }

  private async pauseFor({ publicationId, issueId }: Claimed, reply: SmtpReply) {
    this.halt(issueId);
    this.faults.forget(issueId);
    await this.untilItWorks(() => pauseIssue(publicationId, issueId, 'sender-fault', reply.text));
  }

  /** Begins nothing more of a recipient domain, or of all ("") : the rows come again as its rate allows. */
  private setAside(domain: string) {
    const isOf = ({ row }: Held) => domain === '' || recipientDomain(row.email) === domain;
    const rows = this.queue.filter(isOf);
    this.queue = this.queue.filter((held) => !isOf(held));
    void this.letGo(rows);
  }

  /** Begins nothing more of an issue; its rows go back at once. */
  private halt(issueId: string) {
    this.halted.set(issueId, performance.now() + 2 * REFRESH_MILLISECONDS);
    const [rows, rest] = [
      this.queue.filter(({ row }) => row.issueId === issueId),
      this.queue.filter(({ row }) => row.issueId !== issueId),
    ];
    this.queue = rest;
    void this.letGo(rows);
  }

  private isHalted(issueId: string) {
    const until = this.halted.get(issueId);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.halted.delete(issueId);
    return false;
  }

  /** Rows not begun go back. Where that fails their lease runs out by itself. */
  private async letGo(rows: Held[]) {
    if (rows.length === 0) return;
    for (const { row } of rows) this.held.delete(row.id);
    try {
      await releaseLeases(
        this.database,
        rows.map(({ row }) => row.id),
        [...new Set(rows.map(({ token }) => token))],
      );
    } catch (error) {
      log.warn({ problem: problemOf(error), rows: rows.length }, 'delivery.not-released');
    }
  }

  private async renew() {
    const rows = [...this.held.values()];
    if (rows.length === 0) return;
    const validUntil = performance.now() + this.leaseSeconds * 1000;
    try {
      const ours = await renewLeases(
        this.database,
        rows.map(({ row }) => row.id),
        [...new Set(rows.map(({ token }) => token))],
        this.leaseSeconds,
      );
      for (const held of rows) {
        if (ours.has(held.row.id)) held.validUntil = validUntil;
      }
    } catch (error) {
      // Unrenewed they count as lost when their time is up, and nothing of them is sent from then on.
      log.warn({ err: error }, 'delivery.not-renewed');
    }
  }

  /** Finishes what is in flight, as long as there is time for it, and gives back the rest. */
  private async drain() {
    await this.letGo(this.queue.splice(0));
    const cut = setTimeout(() => this.lane.cut(), this.stopMilliseconds);
    // Where the database stays away the last results cannot be written: their rows are tried again, which is all that is left.
    let late: NodeJS.Timeout | undefined;
    const gaveUp = new Promise<void>((resolve) => {
      late = setTimeout(() => {
        log.error({ unwritten: this.held.size }, 'sender.stopped-short');
        this.abandoned = true;
        resolve();
      }, this.stopMilliseconds + 5_000);
    });
    await Promise.race([this.lane.stop().then(() => this.writing), gaveUp]);
    clearTimeout(cut);
    clearTimeout(late);
    await this.rates.leave().catch((error) => log.warn({ problem: problemOf(error) }, 'sender.share-kept'));
  }

  private listen() {
    let client: pg.Client | undefined;
    let stopped = false;
    let retry: NodeJS.Timeout | undefined;
    const connect = async () => {
      client = new pg.Client({
        ...{ connectionString: env().DATABASE_URL, application_name: 'courant-sender', connectionTimeoutMillis: 10_000 },
        // Nothing is asked here, so only TCP finds out that nobody is there any more.
        ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
      });
      let lost = false;
      const again = () => {
        if (lost || stopped) return;
        lost = true;
        retry = setTimeout(() => void connect(), 1_000 + Math.random() * 2_000);
      };
      client.on('error', again);
      client.on('end', again);
      client.on('notification', ({ payload = '' }) => {
        if (payload.startsWith('halt:')) this.halt(payload.slice(5));
        else {
          this.refreshedAt = Number.NEGATIVE_INFINITY;
          this.wake();
        }
      });
      try {
        await client.connect();
        await client.query(`listen ${SENDER_CHANNEL}`);
      } catch {
        // The poll finds the work meanwhile.
        again();
      }
    };
    const connecting = connect();
    return {
      stop: async () => {
        stopped = true;
        clearTimeout(retry);
        await connecting;
        await client?.end().catch(() => undefined);
      },
    };
  }

  private databaseFailures = 0;
  private abandoned = false;

  private async databaseFailed(error: unknown) {
    this.databaseFailures++;
    log.warn({ err: error }, 'sender.database-failed');
    await this.sleep(250 + Math.random() * Math.min(10_000, 250 * 2 ** this.databaseFailures));
  }

  /** Tries until it works. The one thing that never gives up: an accepted result that is not written is a message sent twice. */
  private async untilItWorks<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        const value = await attempt();
        this.databaseFailures = 0;
        return value;
      } catch (error) {
        if (this.abandoned) throw error;
        log.warn({ problem: problemOf(error), tries }, 'sender.database-failed');
        await new Promise((resolve) =>
          setTimeout(resolve, 100 + Math.random() * Math.min(5_000, 200 * 2 ** Math.min(tries, 10))),
        );
      }
    }
  }

  private wake() {
    this.told = true;
    this.resume?.();
  }

  private async pause(milliseconds: number) {
    if (this.told) return void (await new Promise((resolve) => setImmediate(resolve)));
    await this.sleep(milliseconds);
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.resume = undefined;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.resume = done;
      if (this.signal.aborted) done();
    });
  }
}
