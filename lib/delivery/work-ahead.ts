const WINDOW_MILLISECONDS = 250;

/** How many rows to have waiting: what goes out in a quarter of a second, and two for each connection. */
export class WorkAhead {
  private taken = 0;
  private since = performance.now();

  constructor(
    /** The rows that are wanted now. */
    public rows: number,
    readonly most: number,
  ) {}

  /** A row was taken. */
  note() {
    this.taken++;
  }

  /** Looks how fast it goes. @param width the connections there are */
  measure(width: number) {
    const elapsed = performance.now() - this.since;
    if (elapsed <= WINDOW_MILLISECONDS) return;
    const inWindow = Math.ceil((this.taken / elapsed) * WINDOW_MILLISECONDS);
    this.rows = Math.min(this.most, Math.max(width * 2, inWindow));
    this.taken = 0;
    this.since = performance.now();
  }
}
