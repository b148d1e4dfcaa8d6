import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export type SinkMessage = {
  at: number;
  connection: string;
  from: string;
  to: string;
  messageId: string;
  hash: string;
  raw: string;
  /** Whether its 250 was written */
  answered: boolean;
};

export type Refusal = { code: number; text: string };
type Answer = Refusal | 'drop' | undefined;
export type SinkScript = {
  greeting?: () => Refusal | undefined | Promise<Refusal | undefined>;
  /** Where it is there, the server asks to sign in. */
  auth?: (user: string) => Refusal | undefined;
  /** "drop", here and below, cuts the connection without a word; 421 cuts it after the words. */
  mail?: (from: string) => Answer;
  rcpt?: (to: string) => Answer | Promise<Answer>;
  /** Cuts the connection after so many bytes of the message. */
  body?: (to: string) => number | undefined;
  /** Asked after the final dot. "drop-accepted": takes it and cuts the connection without a word; "drop": cuts it without
   *  taking it. */
  dot?: (to: string) => Answer | 'drop-accepted' | Promise<Answer | 'drop-accepted'>;
  /** Called right after the 250 was written, before anything else happens. */
  answered?: (message: SinkMessage) => void;
  /** A byte each so many milliseconds of these words, on the connection that came as the first, second … ; undefined: at once. */
  drip?: (words: string, connection: number) => number | undefined;
  /** Offers STARTTLS with this certificate. */
  tls?: { key: string; cert: string };
  keepRaw?: boolean;
};

/** An SMTP server that does what a script says and remembers what it accepted, in order. The script may be changed while it runs.
 *  @param host where it listens; the loopback unless told otherwise */
export async function startSmtpSink(script: SinkScript = {}, port = 0, host = '127.0.0.1') {
  const accepted: SinkMessage[] = [];
  const watchers = new Set<() => void>();
  let connections = 0;
  let open = 0;
  let most = 0;
  let signIns = 0;
  const refuse = (refusal: Refusal | undefined) =>
    refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;
  const socketOf = (session: SMTPServerSession) => {
    for (const connection of server.connections as Set<{ id: string; _socket: Socket }>)
      if (connection.id === session.id) return connection._socket;
    return undefined;
  };
  const dripInto = (socket: Socket, connection: number) => {
    const write = socket.write.bind(socket);
    let last = Promise.resolve();
    const slowly = (words: string | Buffer) => {
      const milliseconds = script.drip?.(String(words), connection);
      for (const piece of milliseconds === undefined
        ? [Buffer.from(words)]
        : [...Buffer.from(words)].map((byte) => Buffer.of(byte)))
        last = last.then(async () => {
          if (milliseconds !== undefined) await sleep(milliseconds);
          if (!socket.destroyed) write(piece);
        });
      return true;
    };
    Object.assign(socket, { write: slowly });
  };
  const answer = (given: Answer, session: SMTPServerSession, done: (error?: Error | null) => void) => {
    if (given === 'drop') return void socketOf(session)?.destroy();
    done(refuse(given));
    if (given?.code === 421) setImmediate(() => socketOf(session)?.end());
  };
  const server: SMTPServer = new SMTPServer({
    disabledCommands: [...(script.auth ? [] : ['AUTH']), ...(script.tls ? [] : ['STARTTLS'])],
    ...(script.auth ? { allowInsecureAuth: true } : {}),
    ...(script.tls ?? {}),
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(session, done) {
      connections++;
      const socket = socketOf(session);
      if (script.drip && socket) dripInto(socket, connections);
      open++;
      most = Math.max(most, open);
      Promise.resolve(script.greeting?.()).then((refusal) => done(refuse(refusal)));
    },
    onClose() {
      open--;
    },
    onAuth({ username = '' }, _session, done) {
      signIns++;
      const refusal = script.auth?.(username);
      if (refusal) done(refuse(refusal));
      else done(null, { user: username });
    },
    onMailFrom: ({ address }, session, done) => answer(script.mail?.(address), session, done),
    onRcptTo({ address }, session, done) {
      Promise.resolve(script.rcpt?.(address)).then((given) => answer(given, session, done));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      const to = session.envelope.rcptTo[0]?.address ?? '';
      const most = script.body?.(to);
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (most !== undefined && size >= most) socketOf(session)?.destroy();
      });
      stream.on('end', async () => {
        if (most !== undefined && size >= most) return;
        const raw = Buffer.concat(chunks);
        const given = await script.dot?.(to);
        if (given !== 'drop-accepted' && given !== undefined) return answer(given, session, done);
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const message: SinkMessage = {
          ...{ at: Date.now(), connection: session.id, from, to },
          messageId: /^Message-ID: (.*)\r$/m.exec(raw.subarray(0, 8192).toString('latin1'))?.[1] ?? '',
          hash: createHash('sha256').update(raw).digest('hex'),
          raw: script.keepRaw ? raw.toString('latin1') : '',
          answered: given === undefined,
        };
        accepted.push(message);
        for (const watcher of watchers) watcher();
        if (given) return void socketOf(session)?.destroy();
        done(null, 'queued');
        script.answered?.(message);
      });
    },
  });
  // A client that goes away in the middle is what these tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const address = server.server.address();
  const bound = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    script,
    accepted,
    get connections() {
      return connections;
    },
    get mostConnections() {
      return most;
    },
    /** How often it was asked to sign someone in. */
    get signIns() {
      return signIns;
    },
    /** Resolves once the sink has accepted so many. */
    async until(count: number) {
      await new Promise<void>((resolve) => {
        const watch = () => {
          if (accepted.length < count) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      });
    },
    stop: () =>
      new Promise<void>((resolve) => {
        for (const connection of server.connections as Set<{ _socket: Socket }>) connection._socket.destroy();
        server.close(() => resolve());
      }),
  };
}
