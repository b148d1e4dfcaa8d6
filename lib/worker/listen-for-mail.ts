import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Recipient, readRecipient, receiveMail } from '@/lib/delivery/receive-mail';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** A report may return the whole message, a reply may carry pictures. */
const SIZE_MAX_BYTES = 10 * 1024 * 1024;
/** Together with the size this bounds the memory. */
const CLIENTS_MAX = 20;
const RECIPIENTS_MAX = 20;
/** RFC 5321 §4.5.3.2: a client waits minutes for each answer; silence of one is enough for us. */
const SILENCE_MS = 60_000;
const RETRY_MS = 15_000;

export type MailListener = { port: number | null; stop: () => Promise<void> };

/** Takes mail for BOUNCE_DOMAIN: reports, complaints, requests to unsubscribe, replies. Takes it only for addresses that
 *  carry our own token, relays nothing, answers nothing by mail, and says 250 only when what follows is committed.
 *  Where another worker of this machine has the port, waits for it.
 *  @returns null where BOUNCE_DOMAIN or INBOUND_SMTP_PORT is not set; `port` is null while another worker has it
 *  @throws when the port may not be used. @param port for tests; 0 is any */
export async function listenForMail(port = env().INBOUND_SMTP_PORT): Promise<MailListener | null> {
  const domain = env().BOUNCE_DOMAIN;
  if (!domain || port === undefined) return null;
  let server = await tryPort(domain, port);
  let retry: NodeJS.Timeout | undefined;
  let attempt: Promise<void> | undefined;
  if (!server) {
    log.warn({ port }, 'mail.port-taken');
    retry = setInterval(() => {
      attempt = tryPort(domain, port).then(
        (found) => {
          server = found;
          if (found) clearInterval(retry);
        },
        (error) => log.error({ err: error, port }, 'mail.not-listening'),
      );
    }, RETRY_MS);
  }
  return {
    port: server ? portOf(server) : null,
    async stop() {
      clearInterval(retry);
      await attempt;
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    },
  };
}

/** A server that listens, or null where the port is taken. */
async function tryPort(domain: string, port: number): Promise<SMTPServer | null> {
  const server = makeServer(domain);
  server.listen(port);
  try {
    await once(server.server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    throw error;
  }
  log.info({ port: portOf(server) }, 'mail.listening');
  return server;
}

function portOf({ server }: SMTPServer): number | null {
  const bound = server.address();
  return typeof bound === 'object' && bound ? bound.port : null;
}

function makeServer(domain: string): SMTPServer {
  const server = new SMTPServer({
    name: domain,
    banner: 'Courant',
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSTARTTLS: true,
    disableReverseLookup: true,
    size: SIZE_MAX_BYTES,
    rejectOversized: true,
    maxClients: CLIENTS_MAX,
    socketTimeout: SILENCE_MS,
    closeTimeout: 5_000,
    logger: false,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= RECIPIENTS_MAX) return done(refusal(452, '4.5.3 too many recipients'));
      done(readRecipient(address) ? null : refusal(550, '5.1.1 no such address here'));
    },
    onData(stream, session, done) {
      take(stream, session).then(
        () => done(),
        (error) => {
          log.error({ err: error }, 'mail.failed');
          done(refusal(451, '4.3.0 try again later'));
        },
      );
    },
  });
  // A client that hangs up or speaks nonsense: nothing of ours is lost by it.
  server.on('error', (error) => log.debug({ err: error }, 'mail.connection-failed'));
  return server;
}

const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

async function take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession) {
  const chunks: Buffer[] = [];
  // Beyond the limit it is read to its end and dropped; the server answers 552.
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) return;
  const recipients = envelope.rcptTo
    .map(({ address }) => readRecipient(address))
    .filter((found): found is Recipient => found !== null);
  const envelopeFrom = envelope.mailFrom ? envelope.mailFrom.address : '';
  await receiveMail({ recipients, envelopeFrom, source: Buffer.concat(chunks) });
}
