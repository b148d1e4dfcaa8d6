export type SmtpOutcome = 'accepted' | 'deferred' | 'refused' | 'sender-fault' | 'connection' | 'indeterminate';

/** What became of one message, sorted by the table of replies.ts. */
export type SmtpReply = {
  /** accepted: the server answered 250 to the final dot, and has it.
   *  deferred: try again later. refused: this address will not have it. sender-fault: the server objects to us or to
   *  the message, so every other reader would be refused too. connection: nothing was decided, the connection failed
   *  before the final dot. indeterminate: it failed after the final dot, so the server may have the message. */
  outcome: SmtpOutcome;
  code: number | null;
  /** RFC 3463, such as 5.1.1 */
  enhanced: string | null;
  /** The server's words, or what went wrong before it had any; at most 500 characters */
  text: string;
  /** refused: the address itself is at fault and must never be mailed again. */
  suppress?: boolean;
  /** The server asks us to send more slowly. */
  slowDown?: boolean;
  /** deferred: what it takes of us in an hour or a day is used up. Nobody's address is to blame. */
  quota?: boolean;
  /** deferred: how long it asks us to wait */
  retryAfterSeconds?: number;
  /** refused for a cause that may pass (a domain without a server): believed when it is said again a day later. */
  retryOnce?: boolean;
  /** How far the message had come. */
  stage: SmtpStage;
};

export type SmtpStage = 'connect' | 'auth' | 'mail' | 'rcpt' | 'data' | 'dot';
