import { env } from '@/lib/env';
import { Connection } from './connection';
import type { SmtpReply } from './smtp-reply';
import { type Relay, readSmtpUrl } from './smtp-url';

const CONNECTIONS = 4;
const IDLE_MILLISECONDS = 15_000;

type Idle = { connection: Connection; timer: NodeJS.Timeout };

let relay: { url: string; relay: Relay } | undefined;
const idle: Idle[] = [];
const waiting: (() => void)[] = [];
let open = 0;

function installRelay(): Relay {
  const url = env().SMTP_URL;
  if (relay?.url !== url) relay = { url, relay: readSmtpUrl(url, env().SITE_URL.hostname) };
  return relay.relay;
}

/** Sends one message at once, on connections that no issue uses, so that a sign-in link is never behind a newsletter.
 *  Never throws and never retries; the reply says what to do.
 *  @param message as built by buildMessage */
export async function sendMessage({
  envelopeFrom,
  to,
  message,
}: {
  envelopeFrom: string;
  to: string;
  message: Buffer;
  lane: 'notice';
}): Promise<SmtpReply> {
  await enter();
  try {
    for (;;) {
      const kept = take();
      const connection = kept ?? (await Connection.open(installRelay()));
      if (!(connection instanceof Connection)) return connection;
      const reply = await connection.send({ from: envelopeFrom, to }, message);
      keep(connection);
      // A kept connection that the server has closed meanwhile says nothing about the relay: one that is new does.
      if (kept && reply.outcome === 'connection') continue;
      return reply;
    }
  } finally {
    leave();
  }
}

/** Closes the idle connections of the notice lane. */
export function closeNoticeLane() {
  for (let kept = take(); kept; kept = take()) kept.quit();
}

async function enter() {
  if (open >= CONNECTIONS) await new Promise<void>((resolve) => waiting.push(resolve));
  else open++;
}

function leave() {
  const next = waiting.shift();
  if (next) next();
  else open--;
}

function take(): Connection | undefined {
  for (;;) {
    const kept = idle.pop();
    if (!kept) return undefined;
    clearTimeout(kept.timer);
    if (kept.connection.usable) return kept.connection;
  }
}

function keep(connection: Connection) {
  if (!connection.usable) return;
  const entry: Idle = {
    connection,
    timer: setTimeout(() => {
      idle.splice(idle.indexOf(entry), 1);
      connection.quit();
    }, IDLE_MILLISECONDS).unref(),
  };
  idle.push(entry);
}
