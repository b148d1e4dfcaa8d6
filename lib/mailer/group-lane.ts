import { BACKOFF, type Backoff, type Trouble } from './lane';
import type { SmtpReply, SmtpStage } from './smtp-reply';
import type { GroupMessage, GroupRecipient, GroupTransport, SendOutcome } from './transport';

export type GroupJob = {
  /** Jobs of one key carry the same message. */
  key: string;
  /** The message, or why there is none. */
  message: () => Promise<GroupMessage | SmtpReply>;
  recipient: () => Promise<GroupRecipient>;
  /** Asked right before the call: whether the message is still ours to send. */
  mayEnd: () => boolean;
  /** Takes the result. Its promise resolves once that is kept for good: until then the call's place stays empty, so that a
   *  crash can double one group for each call under way and no more. */
  done: (reply: SmtpReply) => Promise<void>;
};

export type GroupLaneOptions = {
  transport: GroupTransport;
  /** The next message; undefined when there is none now. The lane then waits for `wake`. */
  take: () => GroupJob | undefined;
  /** Called when the provider cannot be reached or fails, again at each further failure, and with null when it may be tried
   *  again. */
  onTrouble: (trouble: Trouble | null) => void;
  backoff?: Pick<Backoff, 'baseMilliseconds' | 'maxMilliseconds'>;
};

/** However long a provider asks us to wait: then it is asked again. */
const HOLD_MAX_SECONDS = 300;

/** Sends by a provider's API: what is waiting is taken a group at a time, a few calls under way at once. The same face as
 *  the SMTP lane. */
export class GroupLane {
  private readonly running = new Set<Promise<void>>();
  private readonly aborted = new AbortController();
  private stopping = false;
  private failures = 0;
  private holdUntil = 0;
  private holding: NodeJS.Timeout | undefined;
  private most: number;

  constructor(private readonly options: GroupLaneOptions) {
    this.most = options.transport.concurrency;
  }

  /** How many calls are under way: each has a connection to itself. */
  get connections() {
    return this.running.size;
  }

  /** Allows so many calls at once from now on, the transport's own number at most. */
  limitConnections(count: number) {
    const was = this.most;
    this.most = Math.min(count, this.options.transport.concurrency);
    if (this.most > was) this.wake();
  }

  /** How many messages can be under way at once now; 0 while the provider cannot be used. */
  get width() {
    return performance.now() < this.holdUntil ? 0 : this.most * this.options.transport.groupSize;
  }

  /** How many messages to have waiting at most: a group for each call. */
  get mostAhead() {
    return this.options.transport.concurrency * this.options.transport.groupSize;
  }

  /** There is something to take. */
  wake() {
    if (this.stopping || performance.now() < this.holdUntil) return;
    while (this.running.size < this.most) {
      const jobs = this.takeGroup();
      if (jobs.length === 0) return;
      const call = this.run(jobs).finally(() => {
        this.running.delete(call);
        this.wake();
      });
      this.running.add(call);
    }
  }

  /** Takes no more; resolves when what is under way has been answered and kept. */
  async stop() {
    this.stopping = true;
    clearTimeout(this.holding);
    await Promise.all(this.running);
    this.options.transport.close();
  }

  /** Gives up what is under way: it may have been taken. */
  cut() {
    this.aborted.abort();
  }

  private takeGroup(): GroupJob[] {
    const jobs: GroupJob[] = [];
    while (jobs.length < this.options.transport.groupSize) {
      const job = this.options.take();
      if (!job) break;
      jobs.push(job);
    }
    return jobs;
  }

  private async run(jobs: GroupJob[]) {
    for (const group of Map.groupBy(jobs, ({ key }) => key).values()) await this.send(group);
  }

  private async send(taken: GroupJob[]) {
    const [first] = taken;
    if (!first) return;
    const message = await first.message();
    if ('outcome' in message) return void (await Promise.all(taken.map((job) => job.done(message))));
    const recipients = await Promise.all(taken.map((job) => job.recipient()));
    // From here to the call nothing is waited for: whoever is no longer ours is left out.
    const ours = taken.map((job) => job.mayEnd());
    const outcomes = await this.options.transport.sendGroup(
      message,
      recipients.filter((_, index) => ours[index]),
      this.aborted.signal,
    );
    this.weigh(outcomes);
    const replies = repliesOf(outcomes);
    let next = 0;
    await Promise.all(taken.map((job, index) => job.done(ours[index] ? replies[next++]! : NOT_OURS)));
  }

  /** Slows down or waits when a call failed as a whole. */
  private weigh(outcomes: SendOutcome[]) {
    const [first] = outcomes;
    if (!first) return;
    const all = (kind: SendOutcome['outcome']) => outcomes.every(({ outcome }) => outcome === kind);
    // A used-up day holds every worker, not this one alone (RateKeeper).
    if (outcomes.some(({ quota }) => quota)) return;
    const asked = outcomes.findLast(({ retryAfterSeconds }) => retryAfterSeconds !== undefined)?.retryAfterSeconds;
    if (asked !== undefined) return this.hold(Math.min(asked, HOLD_MAX_SECONDS) * 1000, null);
    if (all('connection') || all('deferred') || all('indeterminate')) {
      this.failures++;
      const { baseMilliseconds, maxMilliseconds } = this.options.backoff ?? BACKOFF;
      // Full jitter, so that many workers do not come back in step.
      return this.hold(Math.random() * Math.min(maxMilliseconds, baseMilliseconds * 2 ** Math.min(this.failures, 20)), first);
    }
    this.failures = 0;
  }

  private hold(milliseconds: number, trouble: SendOutcome | null) {
    const until = performance.now() + milliseconds;
    if (until <= this.holdUntil || this.stopping) return;
    this.holdUntil = until;
    if (trouble)
      this.options.onTrouble({
        stage: trouble.outcome === 'connection' ? 'connect' : 'dot',
        text: trouble.text,
        nextTryAt: new Date(Date.now() + milliseconds),
      });
    clearTimeout(this.holding);
    this.holding = setTimeout(() => {
      this.holdUntil = 0;
      // Only the next call can tell: until it fails again, all is well.
      if (trouble) this.options.onTrouble(null);
      this.wake();
    }, milliseconds);
  }
}

const NOT_OURS: SmtpReply = {
  outcome: 'connection',
  code: null,
  enhanced: null,
  text: 'not sent: its lease had ended',
  stage: 'connect',
};

/** The outcomes as the ledger takes them. A fault that all of a call share is about us, not about one message. */
function repliesOf(outcomes: SendOutcome[]): SmtpReply[] {
  const isShared = outcomes.every(({ outcome }) => outcome === 'sender-fault');
  return outcomes.map(({ providerMessageId: _, ...outcome }) => ({
    ...outcome,
    stage: stageOf(outcome.outcome, isShared),
    ...(outcome.outcome === 'deferred' && (outcome.code === 429 || outcome.retryAfterSeconds !== undefined)
      ? { slowDown: true }
      : {}),
  }));
}

function stageOf(outcome: SendOutcome['outcome'], isShared: boolean): SmtpStage {
  if (outcome === 'connection') return 'connect';
  if (outcome === 'sender-fault' && isShared) return 'mail';
  return outcome === 'refused' ? 'rcpt' : 'dot';
}
