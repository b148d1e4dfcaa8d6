import type pg from 'pg';
import { log, problemOf } from '@/lib/log';
import type { Claimed } from './claim-deliveries';
import { releaseLeases, renewLeases } from './keep-leases';

/** A claimed row in this worker's hands, until its result is written. */
export type Held = { row: Claimed; token: string; validUntil: number };

/** A message is not ended when its lease has less than this left. */
const MARGIN_MILLISECONDS = 1_000;

const tokensOf = (rows: Held[]) => [...new Set(rows.map(({ token }) => token))];

/** The rows that a worker holds under a lease: those that wait for a connection, in turn, and those that are under way. */
export class LeasedRows {
  private readonly held = new Map<string, Held>();
  private waiting: Held[] = [];

  constructor(
    private readonly database: pg.Pool,
    private readonly leaseSeconds: number,
  ) {}

  /** All in our hands, whether waiting, under way, or ended and not yet written. */
  get size() {
    return this.held.size;
  }

  get waitingCount() {
    return this.waiting.length;
  }

  /** Until when a lease holds that is asked for now, in milliseconds of performance.now(). Read before asking, so that our idea
   *  of the lease ends before the database's. */
  leaseEnd() {
    return performance.now() + this.leaseSeconds * 1000;
  }

  /** Takes claimed rows; their issues take turns. */
  add(rows: Claimed[], token: string, validUntil: number) {
    const turns = new Map<string, number>();
    const inTurn = rows.map((row) => {
      const at = turns.get(row.issueId) ?? 0;
      turns.set(row.issueId, at + 1);
      return { held: { row, token, validUntil }, at };
    });
    inTurn.sort((a, b) => a.at - b.at);
    for (const { held } of inTurn) {
      this.held.set(held.row.id, held);
      this.waiting.push(held);
    }
  }

  /** The one whose turn it is, which waits no more. */
  next(): Held | undefined {
    return this.waiting.shift();
  }

  /** Whether a row may be sent: nobody else can have it. */
  isOurs(held: Held) {
    return this.held.get(held.row.id) === held && performance.now() < held.validUntil - MARGIN_MILLISECONDS;
  }

  /** Its result is written, or was another's to write. */
  end(held: Held) {
    if (this.held.get(held.row.id) === held) this.held.delete(held.row.id);
  }

  /** Gives back, of those that wait, the ones that are meant. */
  async letGoWaiting(isMeant: (row: Claimed) => boolean = () => true) {
    const rows = this.waiting.filter(({ row }) => isMeant(row));
    this.waiting = this.waiting.filter(({ row }) => !isMeant(row));
    await this.letGo(rows);
  }

  /** Gives back rows that were not begun. Where that fails their lease runs out by itself. */
  async letGo(rows: Held[]) {
    if (rows.length === 0) return;
    for (const { row } of rows) this.held.delete(row.id);
    try {
      await releaseLeases(
        this.database,
        rows.map(({ row }) => row.id),
        tokensOf(rows),
      );
    } catch (error) {
      log.warn({ problem: problemOf(error), rows: rows.length }, 'delivery.not-released');
    }
  }

  /** Prolongs the leases, to be called a few times in each. */
  async renew() {
    const rows = [...this.held.values()];
    if (rows.length === 0) return;
    const validUntil = this.leaseEnd();
    try {
      const ours = await renewLeases(
        this.database,
        rows.map(({ row }) => row.id),
        tokensOf(rows),
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
}
