import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Endpoint, StoredEvent } from './shapes';
import type { Store } from './store';

/** Stripe tries for three days; here the waits are short, so that a person who starts the product again sees it. */
const RETRY_WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000];
const ANSWER_MS = 10_000;

/** How the events of an account travel. */
export type Travel = {
  /** send: as they come. hold: they wait to be released. drop: they are lost, as when a webhook never arrives. */
  mode: 'send' | 'hold' | 'drop';
  delayMs: number;
  /** How often each is delivered; Stripe promises "at least once". */
  times: number;
};
type Delivery = {
  account: string;
  eventId: string;
  endpointId: string;
  status: 'sent' | 'refused' | 'dropped';
  code: number | null;
};

export const signatureOf = (secret: string, payload: string, at = Math.floor(Date.now() / 1000)) =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')}`;

/** Sends events to the registered endpoints, signed as Stripe signs (docs.stripe.com/webhooks/signature). */
export class Webhooks {
  private readonly travels = new Map<string, Travel>();
  private readonly held: { account: string; event: StoredEvent }[] = [];
  /** One after another for each endpoint: without a control the order is the one things happened in. */
  private readonly queues = new Map<string, Promise<void>>();
  private readonly retries = new Set<NodeJS.Timeout>();
  private underway = 0;
  readonly deliveries: Delivery[] = [];

  constructor(private readonly store: Store) {}

  travelOf = (account: string): Travel => this.travels.get(account) ?? { mode: 'send', delayMs: 0, times: 1 };
  setTravel(account: string, change: Partial<Travel>) {
    this.travels.set(account, { ...this.travelOf(account), ...change });
  }

  /** The account's own endpoints, and those of its platform that listen to connected accounts. */
  endpointsFor(account: string, type: string): { endpoint: Endpoint; owner: string }[] {
    const { platform } = this.store.settingsOf(account);
    const listens = (endpoint: Endpoint) =>
      endpoint.status === 'enabled' && (endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type));
    const own = this.store.all('webhook_endpoint', account).filter((endpoint) => !this.isConnect(endpoint));
    const above = platform ? this.store.all('webhook_endpoint', platform).filter((endpoint) => this.isConnect(endpoint)) : [];
    return [
      ...own.filter(listens).map((endpoint) => ({ endpoint, owner: account })),
      ...above.filter(listens).map((endpoint) => ({ endpoint, owner: platform! })),
    ];
  }
  private isConnect = (endpoint: Endpoint) => this.store.hidden<{ connect?: boolean }>(endpoint.id).connect === true;

  send(account: string, event: StoredEvent) {
    const { mode, times } = this.travelOf(account);
    if (mode === 'hold') this.held.push({ account, event });
    else if (mode === 'drop')
      for (const { endpoint } of this.endpointsFor(account, event.type))
        this.record(account, event, endpoint.id, 'dropped', null);
    else for (let time = 0; time < times; time++) this.deliver(account, event);
  }

  heldFor = (account: string) => this.held.filter((one) => one.account === account).map(({ event }) => event);

  /** Delivers held events in the order given; those not named stay held. */
  release(account: string, ids: string[]) {
    for (const id of ids) {
      const at = this.held.findIndex((one) => one.account === account && one.event.id === id);
      const event = at >= 0 ? this.held[at]!.event : this.store.find('event', account, id);
      if (event) this.deliver(account, event);
    }
    for (const id of new Set(ids)) {
      const at = this.held.findIndex((one) => one.account === account && one.event.id === id);
      if (at >= 0) this.held.splice(at, 1);
    }
  }

  forget(account: string) {
    for (let at = this.held.length - 1; at >= 0; at--) if (this.held[at]!.account === account) this.held.splice(at, 1);
  }

  /** Until nothing is on its way; retries that wait are not counted. */
  async settled() {
    while (this.underway > 0) await Promise.all(this.queues.values());
  }

  stop() {
    for (const timer of this.retries) clearTimeout(timer);
  }

  private deliver(account: string, event: StoredEvent) {
    for (const { endpoint, owner } of this.endpointsFor(account, event.type)) this.queue(account, event, endpoint.id, owner, 0);
  }

  private queue(account: string, event: StoredEvent, endpointId: string, owner: string, attempt: number) {
    this.underway++;
    const before = this.queues.get(endpointId) ?? Promise.resolve();
    const next = before.then(async () => {
      // Looked up when its turn comes: the endpoint may have moved or gone.
      const endpoint = this.store.find('webhook_endpoint', owner, endpointId);
      if (endpoint?.status === 'enabled') await this.attempt(account, event, endpoint, owner, attempt);
      this.underway--;
    });
    this.queues.set(endpointId, next);
  }

  private async attempt(account: string, event: StoredEvent, endpoint: Endpoint, owner: string, attempt: number) {
    const { delayMs } = this.travelOf(account);
    if (delayMs > 0) await new Promise((next) => setTimeout(next, delayMs));
    const payload = JSON.stringify(event, null, 2);
    const { secret } = this.store.hidden<{ secret: string }>(endpoint.id);
    const code = await post(endpoint.url, payload, signatureOf(secret, payload));
    const taken = code !== null && code >= 200 && code < 300;
    this.record(account, event, endpoint.id, taken ? 'sent' : 'refused', code);
    if (taken) {
      const kept = this.store.find('event', account, event.id);
      if (kept && kept.pending_webhooks > 0) this.store.put(account, { ...kept, pending_webhooks: kept.pending_webhooks - 1 });
      this.store.flush();
      return;
    }
    const wait = RETRY_WAITS_MS[attempt];
    if (wait === undefined) return;
    const timer = setTimeout(() => {
      this.retries.delete(timer);
      this.queue(account, event, endpoint.id, owner, attempt + 1);
    }, wait);
    this.retries.add(timer);
  }

  private record(account: string, event: StoredEvent, endpointId: string, status: Delivery['status'], code: number | null) {
    this.deliveries.push({ account, eventId: event.id, endpointId, status, code });
    if (this.deliveries.length > 20_000) this.deliveries.splice(0, 10_000);
  }
}

/** The status, or null when there was no answer. Names under .localhost are this machine, whatever its resolver says. */
function post(url: string, payload: string, signature: string): Promise<number | null> {
  return new Promise((settle) => {
    const { protocol, hostname, port, pathname, search, host } = new URL(url);
    const isHere = hostname === 'localhost' || hostname.endsWith('.localhost');
    const ask = protocol === 'https:' ? httpsRequest : httpRequest;
    const asked = ask(
      {
        protocol,
        hostname: isHere ? '127.0.0.1' : hostname,
        port,
        path: pathname + search,
        method: 'POST',
        timeout: ANSWER_MS,
        headers: {
          host,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(payload),
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'stripe-signature': signature,
        },
      },
      (answer) => {
        answer.resume();
        settle(answer.statusCode ?? null);
      },
    );
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => settle(null));
    asked.end(payload);
  });
}
