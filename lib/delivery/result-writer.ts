import { log } from '@/lib/log';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';
import { decideResult } from './decide-result';
import type { Held } from './leased-rows';
import type { Outcome } from './record-results';

type Unwritten = { held: Held; outcome: Outcome; settle: () => void };

export type ResultWriterOptions = {
  /** Writes outcomes, however long it takes. @returns the ids of those that were still ours to write. */
  record: (outcomes: Outcome[]) => Promise<string[]>;
  onWritten: (held: Held) => void;
  /** How many are written at once, at most. */
  most: number;
};

/** Writes results group after group, each holding whatever came while the one before was on its way. They are kept over any
 *  failure of the database: nothing more is sent meanwhile, since every connection waits for its last result. */
export class ResultWriter {
  private unwritten: Unwritten[] = [];
  private writing: Promise<void> | undefined;

  constructor(private readonly options: ResultWriterOptions) {}

  /** Takes what a server said of a message; resolves when it is written, or can no longer be. */
  add(held: Held, reply: SmtpReply): Promise<void> {
    const outcome = { id: held.row.id, token: held.token, reply, result: decideResult(reply, held.row) };
    return new Promise((settle) => {
      this.unwritten.push({ held, outcome, settle });
      this.writing ??= this.write().finally(() => {
        this.writing = undefined;
      });
    });
  }

  /** Resolves when nothing is left to write. */
  async end() {
    await this.writing;
  }

  private async write() {
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.unwritten.length > 0) {
      const group = this.unwritten.splice(0, this.options.most);
      const written = await this.options.record(group.map(({ outcome }) => outcome));
      if (written.length < group.length) log.warn({ lost: group.length - written.length }, 'delivery.fenced');
      for (const { held, settle } of group) {
        this.options.onWritten(held);
        settle();
      }
    }
  }
}
