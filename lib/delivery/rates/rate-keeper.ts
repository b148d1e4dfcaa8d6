import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { log, problemOf } from '@/lib/log';
import { rateScope } from '@/lib/mailer/rate-scope';
import { recipientDomain } from '@/lib/mailer/recipient-domain';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';
import type { TransportLimits } from '@/lib/mailer/transport-limits';
import { findAnnouncedQuota, holdForQuota } from './announced-quota';
import { holdBack } from './hold-back';
import { BEAT_MILLISECONDS, leaveShare, shareConnections } from './share-connections';
import { listSlowRates, slowRate, tidyRates } from './slow-rate';
import { returnTokens, takeTokens } from './take-tokens';

type Row = { id: string; email: string };
type Options = {
  transport: string;
  limits: TransportLimits;
  /** Shrinks how long an announced quota is waited for; 1 but in tests. */
  scale: number;
  /** A server said that an hour's or a day's mail is used up. */
  onQuota: (words: string, endsAt: Date) => Promise<void>;
};

const REFRESH_MILLISECONDS = 500;
const TIDY_MILLISECONDS = 60_000;
const COUNT_MILLISECONDS = 1_000;
/** Under a limit the ledger is looked at so often, so that what goes out at once stays small. */
const PACE_MILLISECONDS = 250;

/** One worker's part in the limits that hold over all workers: it asks for messages in blocks, keeps to its share of the
 *  connections, and tells the others when a server asks for less. Without a limit it costs two small queries a second. */
export class RateKeeper {
  readonly workerId = randomUUID();
  private readonly transport: string;
  private readonly limits: TransportLimits;
  private slow = new Map<string, number>();
  private workers = 1;
  /** Taken from the transport's bucket and not used */
  private credit = 0;
  private tidiedAt = Number.NEGATIVE_INFINITY;
  private refreshedAt = Number.NEGATIVE_INFINITY;
  private beatAt = Number.NEGATIVE_INFINITY;
  /** Accepted in this second and in the one before, by domain; "" is all of them. */
  private counts = { at: performance.now(), now: new Map<string, number>(), before: new Map<string, number>() };
  private readonly slowing = new Set<string>();
  private dayEnds: Date | null = null;
  private announced: Date | null = null;
  private holding = false;

  constructor(
    private readonly database: pg.Pool,
    private readonly options: Options,
  ) {
    this.transport = options.transport;
    this.limits = options.limits;
  }

  /** When the quota comes back, the day's or the one that the server announced; null while there is some. */
  get quotaEndsAt() {
    return this.announced ?? this.dayEnds;
  }

  /** Whether the server announced it, in words that were kept then. */
  get isAnnounced() {
    return this.announced !== null;
  }

  /** Whether the transport has a limit over all its mail. */
  get isLimited() {
    const { perSecond, perDay } = this.limits;
    return perSecond !== null || perDay !== null || this.slow.has('');
  }

  /** Whether any limit is at work, so that rows are asked for often and few at a time. */
  get paceMilliseconds() {
    return this.limits.perSecond !== null || this.slow.size > 0 ? PACE_MILLISECONDS : Number.POSITIVE_INFINITY;
  }

  /** Whether one recipient domain's rows wait while others may go. */
  get holdsDomains() {
    return this.slow.size > (this.slow.has('') ? 1 : 0);
  }

  /** Looks what the others found out; tells them that this worker lives.
   *  @param open connections it holds; @param onShare its share of them, where they are limited */
  async refresh(open: () => number, onShare: (connections: number) => void) {
    const now = performance.now();
    if (now - this.tidiedAt >= TIDY_MILLISECONDS) {
      await tidyRates(this.database, this.transport);
      this.tidiedAt = now;
    }
    if (now - this.beatAt >= BEAT_MILLISECONDS) {
      const { connections, workers } = await shareConnections(this.database, {
        workerId: this.workerId,
        transport: this.transport,
        limit: this.limits.connections,
        open: open(),
      });
      this.workers = workers;
      this.beatAt = now;
      if (connections !== null) {
        onShare(connections);
        // While shares are on their way from one worker to another they are told more often.
        const isSettled = open() <= connections && connections >= Math.floor((this.limits.connections ?? 0) / workers);
        if (!isSettled) this.beatAt = now - BEAT_MILLISECONDS + REFRESH_MILLISECONDS;
      }
    }
    if (now - this.refreshedAt >= REFRESH_MILLISECONDS) {
      const rates = await listSlowRates(this.database, this.transport);
      this.slow = new Map(rates.map(({ domain, perSecond }) => [domain, perSecond]));
      if (!this.holding) this.announced = await findAnnouncedQuota(this.database, this.transport);
      this.refreshedAt = now;
    }
  }

  /** How many of `want` messages the transport's limits let this worker take on now. */
  async allow(want: number): Promise<number> {
    const { perSecond, perDay } = this.limits;
    if (this.announced !== null) return 0;
    if (!this.isLimited) return want;
    if (this.credit < want) {
      const { granted, dayEndsAt } = await takeTokens(this.database, {
        ...{ transport: this.transport, domain: '', perSecond, perDay },
        want: want - this.credit,
      });
      this.credit += granted;
      this.dayEnds = this.credit === 0 ? dayEndsAt : null;
    }
    const allowed = Math.min(want, this.credit);
    this.credit -= allowed;
    return allowed;
  }

  /** Takes back what was allowed and found no row. */
  unused(count: number) {
    if (this.isLimited) this.credit += count;
  }

  /** Of claimed rows, those that may go now. The others wait in the ledger until their domain has room. */
  async admit<R extends Row>(rows: R[], token: string): Promise<R[]> {
    if (!this.holdsDomains) return rows;
    const admitted: R[] = [];
    for (const [domain, group] of Map.groupBy(rows, ({ email }) => recipientDomain(email))) {
      const perSecond = domain === '' ? undefined : this.slow.get(domain);
      if (perSecond === undefined) {
        admitted.push(...group);
        continue;
      }
      const { granted } = await takeTokens(this.database, {
        ...{ transport: this.transport, domain, want: group.length, perSecond: null, perDay: null },
      });
      admitted.push(...group.slice(0, granted));
      const ids = group.slice(granted).map(({ id }) => id);
      if (ids.length > 0) await holdBack(this.database, { transport: this.transport, domain, ids, token, perSecond });
    }
    return admitted;
  }

  /** Notes what a server said. @returns the domain whose rows should not go now ("" for all); null when it spoke of no rate. */
  note(email: string, reply: SmtpReply): string | null {
    this.turnCounts();
    const domain = recipientDomain(email);
    if (reply.outcome === 'accepted') {
      for (const key of ['', domain]) this.counts.now.set(key, (this.counts.now.get(key) ?? 0) + 1);
      return null;
    }
    if (reply.quota) {
      void this.holdForQuota(reply);
      return '';
    }
    const scope = rateScope(reply);
    if (scope === null) return null;
    const key = scope === 'transport' ? '' : domain;
    void this.slowDown(key);
    return key;
  }

  private async slowDown(domain: string) {
    if (this.slowing.has(domain)) return;
    this.slowing.add(domain);
    const mine = Math.max(1, this.counts.now.get(domain) ?? 0, this.counts.before.get(domain) ?? 0);
    const reachedPerSecond = mine * this.workers;
    if (!this.slow.has(domain)) this.slow.set(domain, reachedPerSecond / 2);
    try {
      await slowRate(this.database, { transport: this.transport, domain, reachedPerSecond });
      this.refreshedAt = Number.NEGATIVE_INFINITY;
      log.info({ transport: this.transport, domain: domain || null, reachedPerSecond }, 'rate.slowed');
    } catch (error) {
      // The next reply of the kind says it again.
      log.warn({ problem: problemOf(error) }, 'rate.not-slowed');
    } finally {
      this.slowing.delete(domain);
    }
  }

  private async holdForQuota({ text, retryAfterSeconds = 3600 }: SmtpReply) {
    if (this.holding) return;
    this.holding = true;
    const seconds = retryAfterSeconds * this.options.scale;
    this.announced ??= new Date(Date.now() + seconds * 1000);
    try {
      this.announced = await holdForQuota(this.database, this.transport, seconds);
      await this.options.onQuota(text, this.announced);
    } catch (error) {
      // The next reply of the kind says it again.
      log.warn({ problem: problemOf(error) }, 'quota.not-kept');
    } finally {
      this.holding = false;
    }
  }

  private turnCounts() {
    const now = performance.now();
    if (now - this.counts.at < COUNT_MILLISECONDS) return;
    const before = now - this.counts.at < 2 * COUNT_MILLISECONDS ? this.counts.now : new Map<string, number>();
    this.counts = { at: now, now: new Map(), before };
  }

  /** Gives back what it holds: its connections, and what is left of the day. */
  async leave() {
    await leaveShare(this.database, this.workerId, this.transport);
    if (this.credit > 0) await returnTokens(this.database, this.transport, this.credit);
  }
}
