import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

type SinkMessage = {
  at: number;
  connection: string;
  from: string;
  to: string;
  messageId: string;
  hash: string;
  raw: string;
};

type Refusal = { code: number; text: string };
export type SinkScript = {
  greeting?: () => Refusal | undefined;
  mail?: (from: string) => Refusal | undefined;
  rcpt?: (to: string) => Refusal | undefined | Promise<Refusal | undefined>;
  /** Asked after the final dot. "drop-accepted": takes it and cuts the connection without a word; "drop": cuts it without
   *  taking it. */
  dot?: (to: string) => Refusal | 'drop' | 'drop-accepted' | undefined | Promise<Refusal | 'drop' | 'drop-accepted' | undefined>;
  keepRaw?: boolean;
};

/** An SMTP server that does what a script says and remembers what it accepted, in order. */
export async function startSmtpSink(script: SinkScript = {}, port = 0) {
  const accepted: SinkMessage[] = [];
  const watchers = new Set<() => void>();
  let connections = 0;
  let open = 0;
  let most = 0;
  const refuse = (refusal: Refusal | undefined) =>
    refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections++;
      open++;
      most = Math.max(most, open);
      done(refuse(script.greeting?.()));
    },
    onClose() {
      open--;
    },
    onMailFrom: ({ address }, _session, done) => done(refuse(script.mail?.(address))),
    onRcptTo({ address }, _session, done) {
      Promise.resolve(script.rcpt?.(address)).then((refusal) => done(refuse(refusal)));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const raw = Buffer.concat(chunks);
        const answer = await script.dot?.(to);
        if (typeof answer === 'object') return done(refuse(answer));
        if (answer !== 'drop') {
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
          accepted.push({
            ...{ at: Date.now(), connection: session.id, from, to },
            messageId: /^Message-ID: (.*)\r$/m.exec(raw.subarray(0, 8192).toString('latin1'))?.[1] ?? '',
            hash: createHash('sha256').update(raw).digest('hex'),
            raw: script.keepRaw ? raw.toString('latin1') : '',
          });
          for (const watcher of watchers) watcher();
        }
        if (answer) {
          for (const connection of server.connections as Set<{ id: string; _socket: Socket }>)
            if (connection.id === session.id) connection._socket.destroy();
          return;
        }
        done(null, 'queued');
      });
    },
  });
  // A client that goes away in the middle is what these tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
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
