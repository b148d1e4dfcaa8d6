import { env } from '@/lib/env';
import { Connection, TIMEOUTS, type Timeouts } from './connection';
import type { SmtpReply } from './smtp-reply';
import { type Relay, readSmtpUrl } from './smtp-url';

const CONNECTIONS = 4;
const IDLE_MILLISECONDS = 15_000;
/** A publication's own mail server may not hold the workers up as long as one that the install relies on. */
const OWN_TIMEOUTS: Timeouts = { connect: 10_000, greeting: 15_000, reply: 30_000, body: 30_000, dot: 60_000 };

type Idle = { connection: Connection; timer: NodeJS.Timeout };

/** The connections to one relay: a slow one keeps nobody waiting but its own. */
type Lane = { idle: Idle[]; waiting: (() => void)[]; open: number };
const lanes = new Map<Relay, Lane>();

let install: { url: string; relay: Relay } | undefined;

function installRelay(): Relay {
  const url = env().SMTP_URL;
  if (install?.url !== url) install = { url, relay: readSmtpUrl(url, env().SITE_URL.hostname) };
  return install.relay;
}

/** Sends one message at once, on connections that no issue uses, so that a sign-in link is never behind a newsletter.
 *  Never throws and never retries; the reply says what to do.
 *  @param message as built by buildMessage; @param relay a publication's own, always the same object; else the install's */
export async function sendMessage({
  envelopeFrom,
  to,
  message,
  relay = installRelay(),
}: {
  envelopeFrom: string;
  to: string;
  message: Buffer;
  lane: 'notice';
  relay?: Relay | undefined;
}): Promise<SmtpReply> {
  const lane = lanes.get(relay) ?? { idle: [], waiting: [], open: 0 };
  lanes.set(relay, lane);
  await enter(lane);
  try {
    for (;;) {
      const kept = take(lane);
      const connection = kept ?? (await Connection.open(relay, relay.publicOnly ? OWN_TIMEOUTS : TIMEOUTS));
      if (!(connection instanceof Connection)) return connection;
      const reply = await connection.send({ from: envelopeFrom, to }, message);
      keep(lane, connection);
      // A kept connection that the server has closed meanwhile says nothing about the relay: one that is new does.
      if (kept && reply.outcome === 'connection') continue;
      return reply;
    }
  } finally {
    leave(lane);
    if (lane.open === 0 && lane.idle.length === 0) lanes.delete(relay);
  }
}

/** Closes the idle connections of the notice lane. */
export function closeNoticeLane() {
  for (const lane of lanes.values()) for (let kept = take(lane); kept; kept = take(lane)) kept.quit();
}

async function enter(lane: Lane) {
  if (lane.open >= CONNECTIONS) await new Promise<void>((resolve) => lane.waiting.push(resolve));
  else lane.open++;
}

function leave(lane: Lane) {
  const next = lane.waiting.shift();
  if (next) next();
  else lane.open--;
}

function take(lane: Lane): Connection | undefined {
  for (;;) {
    const kept = lane.idle.pop();
    if (!kept) return undefined;
    clearTimeout(kept.timer);
    if (kept.connection.usable) return kept.connection;
  }
}

function keep(lane: Lane, connection: Connection) {
  if (!connection.usable) return;
  const entry: Idle = {
    connection,
    timer: setTimeout(() => {
      lane.idle.splice(lane.idle.indexOf(entry), 1);
      connection.quit();
    }, IDLE_MILLISECONDS).unref(),
  };
  lane.idle.push(entry);
}
