/** Waits that a wake ends early, also one that came before the wait began. */
export class Waker {
  private woken = false;
  private resume: (() => void) | undefined;

  /** @param signal aborted: nothing is waited for any more */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.wake());
  }

  wake() {
    this.woken = true;
    this.resume?.();
  }

  /** Forgets the wakes so far: what they were about is about to be looked at. */
  rearm() {
    this.woken = false;
  }

  /** Waits for a wake since `rearm`, or so long. */
  async pause(milliseconds: number) {
    if (this.woken) return void (await new Promise((resolve) => setImmediate(resolve)));
    await this.sleep(milliseconds);
  }

  /** Waits for the next wake, or so long. */
  sleep(milliseconds: number): Promise<void> {
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
