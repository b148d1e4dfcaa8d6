import { Connection, type Envelope, TIMEOUTS, type Timeouts } from './connection';
import { rateScope } from './rate-scope';
import type { SmtpReply, SmtpStage } from './smtp-reply';
import type { Relay } from './smtp-url';

export type LaneJob = {
  envelope: Envelope;
  /** The message, or why there is none: then nothing is sent and that is the result. Never rejects. */
  build: () => Promise<Buffer[] | SmtpReply>;
  /** Asked right before the final dot: whether the message is still ours to send. */
  mayEnd: () => boolean;
  /** Takes the result. Its promise resolves once that is kept for good: until then the connection holds back the final dot of
   *  its next message, so that a crash can double one message for each connection and no more. */
  done: (reply: SmtpReply) => Promise<void>;
};

export type Trouble = { stage: SmtpStage; text: string; nextTryAt: Date };

export type Backoff = { baseMilliseconds: number; maxMilliseconds: number; authMilliseconds: number };
/** Signing in is tried once a minute at most: some relays lock an account out. */
export const BACKOFF: Backoff = { baseMilliseconds: 500, maxMilliseconds: 60_000, authMilliseconds: 60_000 };

/** The same waits, shorter by a factor. */
export const scaledBackoff = (scale: number): Backoff => ({
  baseMilliseconds: BACKOFF.baseMilliseconds * scale,
  maxMilliseconds: BACKOFF.maxMilliseconds * scale,
  authMilliseconds: BACKOFF.authMilliseconds * scale,
});

export type LaneOptions = {
  relay: Relay;
  /** The most there may be at once */
  connections: number;
  /** The next message; undefined when there is none now. Connections that find none wait for `wake`. */
  take: () => LaneJob | undefined;
  /** Called when the relay cannot be used at all, again at each further failure, and with null when it can again. */
  onTrouble: (trouble: Trouble | null) => void;
  timeouts?: Timeouts;
  backoff?: Backoff;
  idleMilliseconds?: number;
  /** How often it is asked whether another number of connections would do better */
  tickMilliseconds?: number;
};

// A connection waits for the commit of its last result, so a few of them alone are bound by the disk.
const FIRST_CONNECTIONS = 8;
const TICK_MILLISECONDS = 500;
const HOLD_MILLISECONDS = 5_000;
const SLOW_MILLISECONDS = 60_000;
/** More connections have to bring at least this much more, or they are closed again. */
const WORTHWHILE = 1.05;

/** Connections that send one message after another: kept, reused, and grown in number while that makes the lane faster. */
export class Lane {
  private readonly running = new Set<Promise<void>>();
  private readonly open = new Set<Connection>();
  private active = 0;
  private parked: ((woken: boolean) => void)[] = [];
  private target: number;
  private stopping = false;
  private readonly stopped = new AbortController();
  private failures = 0;
  private probing = false;
  private done = 0;
  private before: { target: number; rate: number; doubted: boolean } | undefined;
  private holdUntil = 0;
  private ticker: NodeJS.Timeout | undefined;
  private tickedAt = 0;

  private most: number;

  constructor(private readonly options: LaneOptions) {
    this.most = options.connections;
    this.target = Math.min(FIRST_CONNECTIONS, options.connections);
  }

  /** How many connections it holds or is opening. */
  get connections() {
    return this.active;
  }

  /** Allows so many connections from now on, `options.connections` at most. Those that are too many close after their message. */
  limitConnections(count: number) {
    const was = this.most;
    this.most = Math.min(count, this.options.connections);
    if (this.most === was) return;
    this.before = undefined;
    this.target = Math.min(Math.max(this.target, Math.min(FIRST_CONNECTIONS, this.most)), this.most);
    // Those that wait for work look at the new number.
    this.wake();
  }

  /** How many messages can be under way at once now; 0 while the relay cannot be used. */
  get width() {
    return this.failures > 0 && this.open.size === 0 ? 0 : this.target;
  }

  /** There is something to take. */
  wake() {
    const parked = this.parked;
    this.parked = [];
    for (const resume of parked) resume(true);
    while (!this.stopping && this.active < this.target && !this.probing) this.start();
  }

  /** Takes no more; resolves when what is under way has been answered and kept. */
  async stop() {
    this.stopping = true;
    this.stopped.abort();
    clearInterval(this.ticker);
    for (const resume of this.parked.splice(0)) resume(false);
    await Promise.all(this.running);
  }

  /** Cuts every connection: what is under way is answered by how far it had come. */
  cut() {
    for (const connection of this.open) connection.close();
  }

  private start() {
    this.ticker ??= setInterval(() => this.tick(), this.options.tickMilliseconds ?? TICK_MILLISECONDS).unref();
    this.active++;
    const loop = this.run().finally(() => this.running.delete(loop));
    this.running.add(loop);
  }

  private async run() {
    let connection: Connection | undefined;
    let kept: Promise<void> = Promise.resolve();
    let idle = false;
    try {
      while (!this.stopping && this.active <= this.target) {
        if (!connection?.usable) {
          if (connection) this.open.delete(connection);
          connection = await this.connect();
          if (!connection) break;
        }
        const job = this.options.take();
        if (!job) {
          if (!(await this.park())) break;
          idle = true;
          continue;
        }
        const held = kept;
        const mayEnd = async () => {
          await held;
          return job.mayEnd();
        };
        const body = await job.build();
        let reply = Array.isArray(body) ? await connection.send(job.envelope, body, mayEnd) : body;
        if (idle && Array.isArray(body) && reply.outcome === 'connection' && reply.code === null && reply.stage === 'mail') {
          // The server had closed it while there was nothing to send: this says nothing about the message.
          this.open.delete(connection);
          connection = await this.connect();
          if (connection) reply = await connection.send(job.envelope, body, mayEnd);
        }
        idle = false;
        // The promise is awaited before the next final dot, and at the end below.
        kept = job.done(reply);
        kept.catch(() => undefined);
        this.done++;
        // How fast mail may go is kept for all workers together; what is left is a server that wants fewer sessions.
        if (reply.slowDown && rateScope(reply) === null) this.slowDown();
        if (!connection) break;
      }
    } finally {
      // Counted at once: of loops that are too many only so many go.
      this.active--;
      connection?.quit();
      if (connection) this.open.delete(connection);
      await kept;
    }
  }

  /** A new connection; undefined when this loop is to end: another one is trying, or the relay wants no more of them. */
  private async connect(): Promise<Connection | undefined> {
    if (this.probing) return undefined;
    let mine = false;
    try {
      while (!this.stopping) {
        const opened = await Connection.open(this.options.relay, this.options.timeouts ?? TIMEOUTS);
        if (opened instanceof Connection) {
          this.open.add(opened);
          if (this.failures > 0) {
            this.failures = 0;
            this.options.onTrouble(null);
          }
          return opened;
        }
        if (this.open.size > 0) {
          // It takes the ones there are, so this is a limit, not trouble.
          this.target = Math.min(this.most, Math.max(1, Math.min(this.target, this.open.size)));
          this.holdUntil = performance.now() + SLOW_MILLISECONDS;
          return undefined;
        }
        if (this.probing && !mine) return undefined;
        this.probing = mine = true;
        const wait = this.backOff(opened);
        this.options.onTrouble({ stage: opened.stage, text: opened.text, nextTryAt: new Date(Date.now() + wait) });
        await this.sleep(wait);
      }
      return undefined;
    } finally {
      if (mine) {
        this.probing = false;
        // The others left while this one tried.
        if (!this.stopping) setImmediate(() => this.wake());
      }
    }
  }

  /** Full jitter, so that many workers do not come back in step. */
  private backOff({ stage, outcome }: SmtpReply): number {
    const { baseMilliseconds, maxMilliseconds, authMilliseconds } = this.options.backoff ?? BACKOFF;
    this.failures++;
    if (stage === 'auth' && outcome === 'sender-fault') return authMilliseconds;
    return Math.random() * Math.min(maxMilliseconds, baseMilliseconds * 2 ** Math.min(this.failures, 20));
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.stopping) return resolve();
      const wake = () => {
        clearTimeout(timer);
        this.stopped.signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.stopped.signal.addEventListener('abort', wake);
    });
  }

  /** Waits for work; false after a while without, or when the lane stops. */
  private park(): Promise<boolean> {
    return new Promise((resolve) => {
      const resume = (woken: boolean) => {
        clearTimeout(timer);
        resolve(woken);
      };
      const timer = setTimeout(() => {
        this.parked.splice(this.parked.indexOf(resume), 1);
        resolve(false);
      }, this.options.idleMilliseconds ?? 5_000);
      this.parked.push(resume);
    });
  }

  private slowDown() {
    this.target = Math.min(this.most, Math.max(1, Math.floor(this.target / 2)));
    this.before = undefined;
    this.holdUntil = performance.now() + SLOW_MILLISECONDS;
  }

  /** Climbs while it helps: twice as many connections, kept where the rate rose. That is asked twice, since the first answer may
   *  come while they are still being opened: far away that takes half a second. */
  private tick() {
    const now = performance.now();
    const rate = this.done / Math.max(1, now - this.tickedAt);
    const busy = this.active >= this.target && this.parked.length === 0 && this.done > 0;
    this.done = 0;
    this.tickedAt = now;
    if (this.running.size === 0) {
      clearInterval(this.ticker);
      this.ticker = undefined;
      this.before = undefined;
    }
    if (!busy || now < this.holdUntil) return;
    if (this.before && rate < this.before.rate * WORTHWHILE) {
      if (!this.before.doubted) {
        this.before.doubted = true;
        return;
      }
      this.target = this.before.target;
      this.before = undefined;
      this.holdUntil = now + HOLD_MILLISECONDS;
    } else if (this.target < this.most) {
      this.before = { target: this.target, rate, doubted: false };
      this.target = Math.min(this.most, this.target * 2);
      this.wake();
    }
  }
}
