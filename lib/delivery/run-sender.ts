import { randomUUID } from 'node:crypto';
import { env } from '@/lib/env';
import { parseEmail } from '@/lib/format/email';
import { log, problemOf } from '@/lib/log';
import { cappedTimeouts, type Timeouts } from '@/lib/mailer/connection';
import { type GroupJob, GroupLane } from '@/lib/mailer/group-lane';
import { INSTALL_TRANSPORT, type IssueTransport, installTransport } from '@/lib/mailer/issue-transport';
import { type Backoff, Lane, type LaneJob, scaledBackoff, type Trouble } from '@/lib/mailer/lane';
import { recipientDomain } from '@/lib/mailer/recipient-domain';
import { returnPath } from '@/lib/mailer/return-path';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';
import { type Claimed, claimDeliveries } from './claim-deliveries';
import { FaultWatch } from './fault-watch';
import { finishIssues } from './finish-issues';
import { hearSendersChannel } from './hear-senders-channel';
import { IssueMessages, MessageFault } from './issue-messages';
import { releaseLeases } from './keep-leases';
import { type Held, LeasedRows } from './leased-rows';
import { type DueIssue, listDueIssues, shareOut } from './list-due-issues';
import { pauseIssue } from './pause-issue';
import { pauseOldIssues } from './pause-old-issues';
import { RateKeeper } from './rates/rate-keeper';
import { shuffled } from './rates/shuffled';
import { recordResults } from './record-results';
import { recordTrouble, type TransportTrouble } from './relay-trouble';
import { ResultWriter } from './result-writer';
import { senderDatabase } from './sender-database';
import { untilItWorks } from './until-it-works';
import { Waker } from './waker';
import { WorkAhead } from './work-ahead';

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

const POLL_SECONDS = 2;
const FIRST_AHEAD = 16;
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

class Sender {
  private readonly database = senderDatabase();
  private readonly messages = new IssueMessages();
  private readonly faults = new FaultWatch();
  private readonly transport: IssueTransport;
  private readonly rates: RateKeeper;
  private readonly lane: Lane | GroupLane;
  private readonly rows: LeasedRows;
  private readonly results: ResultWriter;
  private readonly ahead: WorkAhead;
  private issues: DueIssue[] = [];
  private refreshedAt = Number.NEGATIVE_INFINITY;
  private readonly halted = new Map<string, number>();
  private readonly waker: Waker;
  private troubled = false;
  private quotaEndsAt: Date | null = null;
  private databaseFailures = 0;
  private abandoned = false;
  private readonly signal: AbortSignal;
  private readonly leaseSeconds: number;
  private readonly pollMilliseconds: number;
  private readonly scale: number;
  private readonly stopMilliseconds: number;

  constructor(options: SenderOptions) {
    this.signal = options.signal;
    this.waker = new Waker(options.signal);
    this.leaseSeconds = options.leaseSeconds ?? env().WORKER_LEASE_SECONDS;
    this.pollMilliseconds = (options.pollSeconds ?? POLL_SECONDS) * 1000;
    this.scale = options.retryScale ?? env().WORKER_RETRY_SCALE;
    this.stopMilliseconds = (options.stopSeconds ?? env().WORKER_STOP_SECONDS) * 1000;
    this.rows = new LeasedRows(this.database, this.leaseSeconds);
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
      this.ahead = new WorkAhead(lane.mostAhead, lane.mostAhead);
      this.lane = lane;
    } else {
      this.ahead = new WorkAhead(FIRST_AHEAD, MOST_AHEAD);
      this.lane = new Lane({
        relay: this.transport.relay,
        connections: options.connections ?? env().SMTP_CONNECTIONS,
        timeouts: options.timeouts ?? cappedTimeouts(env().SMTP_TIMEOUT_SECONDS),
        ...hooks,
      });
    }
    this.results = new ResultWriter({
      record: (outcomes) => this.untilItWorks(() => recordResults(this.database, outcomes, this.scale)),
      onWritten: (held) => this.rows.end(held),
      most: this.lane instanceof Lane ? MOST_RESULTS : MOST_GROUP_RESULTS,
    });
  }

  private hearTrouble(trouble: Trouble | null) {
    this.troubled = trouble !== null;
    if (trouble) log.warn({ stage: trouble.stage, reply: trouble.text }, 'relay.troubled');
    else log.info('relay.recovered');
    this.showTrouble(trouble);
    this.waker.wake();
  }

  /** For the web process to see. */
  private showTrouble(trouble: TransportTrouble | null) {
    recordTrouble(this.database, this.transport.id, trouble).catch((error) =>
      log.warn({ err: error }, 'relay.trouble-unrecorded'),
    );
  }

  async run() {
    const renewer = setInterval(() => void this.rows.renew(), (this.leaseSeconds * 1000) / 3);
    const listener = hearSendersChannel({
      onDue: () => {
        this.refreshedAt = Number.NEGATIVE_INFINITY;
        this.waker.wake();
      },
      onHalt: (issueId) => this.halt(issueId),
    });
    try {
      // What a sender before this one had to say is over; if it is not, this one says it again.
      await this.untilItWorks(() => recordTrouble(this.database, this.transport.id, null));
      if (this.transport.id === INSTALL_TRANSPORT) await this.untilItWorks(() => pauseOldIssues(this.database));
      while (!this.signal.aborted) await this.step();
      await this.drain();
    } finally {
      clearInterval(renewer);
      await listener.stop();
      await this.database.end();
    }
  }

  /** One round: looks for work where there is room for it, then waits for a reason to look again. */
  private async step() {
    this.waker.rearm();
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
      const room = this.aim() - this.rows.waitingCount;
      if (this.issues.length > 0 && room > 0 && !this.signal.aborted) {
        const allowed = await this.rates.allow(room);
        this.hearQuota(this.rates.quotaEndsAt);
        if (allowed > 0) found = await this.claim(allowed);
      }
      this.databaseFailures = 0;
    } catch (error) {
      await this.databaseFailed(error);
      return;
    }
    if (this.troubled) await this.rows.letGoWaiting();
    if (this.rows.waitingCount > 0) this.lane.wake();
    // While it flows the next look is when half of what was taken ahead is gone.
    const wait = found > 0 || this.rows.waitingCount > 0 ? REFRESH_MILLISECONDS : this.pollMilliseconds;
    await this.waker.pause(Math.min(wait, this.rates.paceMilliseconds));
  }

  /** Says once that the quota is used up, and once that there is some again. */
  private hearQuota(endsAt: Date | null) {
    if ((endsAt === null) === (this.quotaEndsAt === null)) return;
    this.quotaEndsAt = endsAt;
    const { perDay } = this.transport.limits;
    log.info({ transport: this.transport.id, perDay, endsAt }, endsAt ? 'quota.reached' : 'quota.renewed');
    // Whoever heard it from the server has kept what it said.
    if (this.rates.isAnnounced) return;
    this.showTrouble(endsAt && { stage: 'quota', text: `${perDay} messages a day`, nextTryAt: endsAt });
  }

  /** How many rows to have waiting. */
  private aim() {
    this.ahead.measure(this.lane.width);
    if (this.troubled || this.lane.width === 0) return 0;
    // Rows of a domain that must wait give way to others only once they were looked at.
    return this.rates.holdsDomains ? this.ahead.most : Math.max(this.ahead.rows, 1);
  }

  private async claim(room: number): Promise<number> {
    const token = randomUUID();
    const issues = this.issues.filter(({ id }) => !this.isHalted(id));
    const validUntil = this.rows.leaseEnd();
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
    // What waits for its domain, and who may not get it any more, have made room for others.
    if (admitted.length < touched) this.waker.wake();
    this.rows.add(going, token, validUntil);
    if (going.length > 0) this.lane.wake();
    return touched;
  }

  private take(): (LaneJob & GroupJob) | undefined {
    const held = this.rows.next();
    if (this.rows.waitingCount < this.ahead.rows / 2 && this.issues.length > 0) this.waker.wake();
    if (!held) return undefined;
    if (this.signal.aborted || !this.rows.isOurs(held)) {
      void this.rows.letGo([held]);
      return this.signal.aborted ? undefined : this.take();
    }
    const { row } = held;
    if (parseEmail(row.email) !== row.email) {
      void this.finish(held, NOT_AN_ADDRESS);
      return this.take();
    }
    this.ahead.note();
    return {
      envelope: { from: returnPath(row.id) ?? env().MAIL_FROM, to: row.email },
      build: () => this.orFault(row, this.messages.assemble(row)),
      key: `${row.issueId} ${row.variant} ${row.subjectNumber ?? ''}`,
      message: () => this.orFault(row, this.messages.groupMessage(row)),
      recipient: () => this.messages.groupRecipient(row),
      mayEnd: () => this.rows.isOurs(held),
      done: (reply) => this.finish(held, reply),
    };
  }

  private orFault<Built>(row: Claimed, building: Promise<Built>): Promise<Built | SmtpReply> {
    return building.catch((error: unknown): SmtpReply => {
      // A message that cannot be built is the issue's fault, so the issue waits; anything else (the database) passes.
      const fault = error instanceof MessageFault;
      log.error({ err: error, issueId: row.issueId }, 'delivery.not-built');
      return {
        outcome: fault ? 'sender-fault' : 'connection',
        code: null,
        enhanced: null,
        text: problemOf(error).slice(0, 500),
        stage: 'mail',
      };
    });
  }

  /** Takes a result; resolves when it is written, or can no longer be. */
  private finish(held: Held, reply: SmtpReply): Promise<void> {
    const { row } = held;
    // A provider's rate is the lane's own affair; a day that is used up is everyone's.
    const slowed = this.lane instanceof Lane || reply.quota ? this.rates.note(row.email, reply) : null;
    if (slowed !== null) this.setAside(slowed);
    if (this.faults.note(row.issueId, reply)) void this.pauseFor(row, reply);
    return this.results.add(held, reply);
  }

  private async pauseFor({ publicationId, issueId }: Claimed, reply: SmtpReply) {
    this.halt(issueId);
    this.faults.forget(issueId);
    await this.untilItWorks(() => pauseIssue(publicationId, issueId, 'sender-fault', reply.text));
  }

  /** Begins nothing more of a recipient domain, or of all ("") : the rows come again as its rate allows. */
  private setAside(domain: string) {
    void this.rows.letGoWaiting(({ email }) => domain === '' || recipientDomain(email) === domain);
  }

  /** Begins nothing more of an issue; its rows go back at once. */
  private halt(issueId: string) {
    this.halted.set(issueId, performance.now() + 2 * REFRESH_MILLISECONDS);
    void this.rows.letGoWaiting((row) => row.issueId === issueId);
  }

  private isHalted(issueId: string) {
    const until = this.halted.get(issueId);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.halted.delete(issueId);
    return false;
  }

  /** Finishes what is in flight, as long as there is time for it, and gives back the rest. */
  private async drain() {
    await this.rows.letGoWaiting();
    const cut = setTimeout(() => this.lane.cut(), this.stopMilliseconds);
    // Where the database stays away the last results cannot be written: their rows are tried again, which is all that is left.
    let late: NodeJS.Timeout | undefined;
    const gaveUp = new Promise<void>((resolve) => {
      late = setTimeout(() => {
        log.error({ unwritten: this.rows.size }, 'sender.stopped-short');
        this.abandoned = true;
        resolve();
      }, this.stopMilliseconds + 5_000);
    });
    await Promise.race([this.lane.stop().then(() => this.results.end()), gaveUp]);
    clearTimeout(cut);
    clearTimeout(late);
    await this.rates.leave().catch((error) => log.warn({ problem: problemOf(error) }, 'sender.share-kept'));
  }

  private async databaseFailed(error: unknown) {
    this.databaseFailures++;
    log.warn({ err: error }, 'sender.database-failed');
    await this.waker.sleep(250 + Math.random() * Math.min(10_000, 250 * 2 ** this.databaseFailures));
  }

  /** The one thing that never gives up: an accepted result that is not written is a message sent twice. */
  private untilItWorks<T>(attempt: () => Promise<T>): Promise<T> {
    return untilItWorks(attempt, () => this.abandoned);
  }
}
