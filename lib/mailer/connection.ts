import type { Readable, Writable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isEnvelopeAddress } from './envelope-address';
import { publicRelay } from './public-relay';
import { sortFailure, sortReply } from './replies';
import type { SmtpReply, SmtpStage } from './smtp-reply';
import type { Relay } from './smtp-url';

/** How long the relay may take for each phase, in milliseconds (RFC 5321 §4.5.3.2). */
export type Timeouts = {
  connect: number;
  greeting: number;
  /** MAIL, RCPT and DATA together, and any other reply */
  reply: number;
  /** Taking the body, and waiting with it for our word to end it */
  body: number;
  /** After the final dot: a shorter wait than the server's own doubles mail (RFC 1047). */
  dot: number;
};

export const TIMEOUTS: Timeouts = {
  connect: 30_000,
  greeting: 60_000,
  reply: 300_000,
  body: 300_000,
  dot: 630_000,
};

/** The same, none longer than so many seconds. */
export function cappedTimeouts(seconds: number): Timeouts {
  const cap = (milliseconds: number) => Math.min(milliseconds, seconds * 1000);
  const { connect, greeting, reply, body, dot } = TIMEOUTS;
  return { connect: cap(connect), greeting: cap(greeting), reply: cap(reply), body: cap(body), dot: cap(dot) };
}

const QUIT_MILLISECONDS = 5_000;

export type Envelope = { from: string; to: string };

type SmtpError = Error & { response?: string; command?: string; code?: string };

/** One session with the relay, carrying one message at a time. */
export class Connection {
  private dropped = false;
  private failure: string | undefined;
  /** Answers the message in hand when the session ends under it. */
  private onLost: ((why: SmtpError | undefined) => void) | undefined;

  private constructor(
    private readonly smtp: SMTPConnection,
    private readonly timeouts: Timeouts,
  ) {
    smtp.on('error', (error: SmtpError) => {
      this.failure = error.message;
      this.lost(error);
    });
    smtp.on('end', () => this.lost(undefined));
  }

  /** Connects and signs in; a failure is the reply of a message that never started. */
  static async open(relay: Relay, timeouts: Timeouts = TIMEOUTS): Promise<Connection | SmtpReply> {
    const reached = relay.publicOnly ? await publicRelay(relay) : relay;
    if ('outcome' in reached) return reached;
    const { options } = reached;
    const { credentials } = relay;
    return new Promise((resolve) => {
      let stage: SmtpStage = 'connect';
      const smtp = new SMTPConnection({
        ...options,
        connectionTimeout: timeouts.connect,
        greetingTimeout: timeouts.greeting,
        // The phases below are shorter or longer; this one only has to be longer than all of them.
        socketTimeout: timeouts.dot + 60_000,
        socketCloseTimeout: 1_000,
        logger: false,
        disableFileAccess: true,
        disableUrlAccess: true,
      } as SMTPConnection.Options);
      const connection = new Connection(smtp, timeouts);
      // A server that says a byte now and then keeps each phase waiting for ever, but not the whole.
      const most = timeouts.connect + timeouts.greeting + timeouts.reply;
      const late = setTimeout(() => fail(new Error(`not ready in ${most / 1000} s`)), most);
      const fail = (error: SmtpError | undefined) => {
        clearTimeout(late);
        // Closing tells of a lost connection at once, which must not answer in place of the relay's own words.
        connection.onLost = undefined;
        connection.close();
        resolve(
          error?.response
            ? sortReply(error.response, stage)
            : sortFailure(error?.message ?? 'the relay closed the connection', stage),
        );
      };
      connection.onLost = fail;
      const ready = () => {
        clearTimeout(late);
        connection.onLost = undefined;
        resolve(connection);
      };
      smtp.connect((error?: SmtpError | null) => {
        if (error) return fail(error);
        if (!credentials) return ready();
        stage = 'auth';
        smtp.login(credentials, (refused?: SmtpError | null) => (refused ? fail(refused) : ready()));
      });
    });
  }

  /** Whether another message can be sent. */
  get usable() {
    return !this.dropped;
  }

  /** Sends one message to one address. Never throws; what happened is the reply.
   *  @param body any message; or, in pieces, one that needs nothing done to it: CRLF alone, no line that begins with a dot, and
   *  a CRLF at the end
   *  @param mayEnd asked once the server takes the body: the final dot goes out when it resolves to true. On false, or
   *  when it rejects, the session is cut, which is the one way to take a message back. */
  async send({ from, to }: Envelope, body: Buffer | Buffer[], mayEnd: () => Promise<boolean> = ALWAYS): Promise<SmtpReply> {
    if (!isEnvelopeAddress(to) || !isEnvelopeAddress(from))
      return { ...sortFailure('not an address that can be written to', 'rcpt'), outcome: 'refused' };
    const reply = await this.transact({ from, to }, body, mayEnd);
    if (this.usable && reply.outcome !== 'accepted') await this.reset();
    return reply;
  }

  private transact(envelope: Envelope, body: Buffer | Buffer[], mayEnd: () => Promise<boolean>): Promise<SmtpReply> {
    return new Promise((resolve) => {
      if (this.dropped) return resolve(sortFailure(this.failure ?? 'the relay closed the connection', 'mail'));
      let stage: SmtpStage = 'mail';
      let timer: NodeJS.Timeout | undefined;
      const phase = (milliseconds: number, name: string) => {
        clearTimeout(timer);
        timer = setTimeout(
          () => answer(sortFailure(`no answer to ${name} in ${milliseconds / 1000} s`, stage), true),
          milliseconds,
        );
      };
      const answer = (reply: SmtpReply, drop: boolean) => {
        clearTimeout(timer);
        this.onLost = undefined;
        if (drop) this.close();
        resolve(reply);
      };
      this.onLost = (error) =>
        answer(
          error?.response
            ? sortReply(error.response, stage)
            : sortFailure(error?.message ?? this.failure ?? 'the relay closed the connection', stage),
          true,
        );
      phase(this.timeouts.reply, 'MAIL');
      const size = Array.isArray(body) ? body.reduce((sum, piece) => sum + piece.length, 0) : body.length;
      // Nodemailer pipes a message into its own stream of the session once the server wants the body.
      const message = {
        pipe: (stream: Writable) => {
          stage = 'data';
          phase(this.timeouts.body, 'the body');
          const end = this.write(body, stream);
          const ended = (may: boolean) => {
            if (this.dropped) return;
            if (!may) return answer(sortFailure('taken back before the final dot', 'data'), true);
            stage = 'dot';
            phase(this.timeouts.dot, 'the final dot');
            end();
          };
          mayEnd().then(ended, () => ended(false));
          return stream;
        },
      };
      this.smtp.send({ ...envelope, size }, message as unknown as Readable, (error: SmtpError | null, info) => {
        if (!error) {
          const early = stage !== 'dot';
          return answer(
            early ? sortFailure('answered before the final dot', stage) : sortReply(info?.response ?? '', stage),
            early,
          );
        }
        if (!error.response) return answer(sortFailure(error.message, stage), true);
        // Nothing is known to have arrived unless the answer came after the dot; the session is of no more use if the
        // body was under way.
        answer(sortReply(error.response, stage === 'mail' ? stageOf(error.command) : stage), stage === 'data');
      });
    });
  }

  /** Writes all but the end: what is returned sends the final dot. Pieces go to the socket past Nodemailer's stream, which looks
   *  at each byte for a dot at the start of a line and took a quarter of what a message cost; only the last line break goes
   *  through it, so that it ends the message. All that is written in this turn of the event loop leaves in one call. */
  private write(body: Buffer | Buffer[], stream: Writable): () => void {
    const socket = this.smtp._socket;
    if (!Array.isArray(body) || !socket) {
      for (const piece of [body].flat()) stream.write(piece);
      return () => stream.end();
    }
    socket.cork();
    body.forEach((piece, index) => {
      socket.write(index === body.length - 1 ? piece.subarray(0, -2) : piece);
    });
    setImmediate(() => socket.uncork());
    return () => stream.end('\r\n');
  }

  /** RSET after a refusal, so that the next MAIL is not taken for part of this one. */
  private reset(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(true), this.timeouts.reply);
      const done = (drop: boolean) => {
        clearTimeout(timer);
        this.onLost = undefined;
        if (drop) this.close();
        resolve();
      };
      this.onLost = () => done(true);
      this.smtp.reset((error?: Error | null) => done(Boolean(error)));
    });
  }

  /** Says goodbye; to be called when nothing is in hand. A server that does not answer it is left. */
  quit() {
    if (this.dropped) return;
    this.dropped = true;
    this.smtp.quit();
    const timer = setTimeout(() => this.smtp.close(), QUIT_MILLISECONDS).unref();
    this.smtp.once('end', () => clearTimeout(timer));
  }

  /** Cuts the session. A message in hand is answered at once, by how far it had come. */
  close() {
    if (this.dropped) return;
    this.dropped = true;
    this.smtp.close();
  }

  private lost(error: SmtpError | undefined) {
    const answer = this.onLost;
    this.onLost = undefined;
    this.dropped = true;
    answer?.(error);
  }
}

const ALWAYS = () => Promise.resolve(true);

const stageOf = (command: string | undefined): SmtpStage =>
  command === 'MAIL FROM' ? 'mail' : command === 'RCPT TO' ? 'rcpt' : command === 'DATA' ? 'data' : 'mail';
