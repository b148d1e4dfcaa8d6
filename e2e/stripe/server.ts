import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newAccount } from './api/platform';
import { ROUTES } from './api/routes';
import { Control } from './control';
import { catchUp } from './engine/clock';
import { StripeError, unknown } from './errors';
import { type Form, parseForm } from './form';
import { answerPage } from './pages/pages';
import { render } from './render';
import { randomName, Store } from './store';
import { Webhooks } from './webhooks';
import { API_VERSION, accountOfKey, create, type Scope } from './world';

const LARGEST_BODY = 1024 * 1024;
const TICK_MS = 1_000;
type Answer = { status: number; body: object };

/** Stripe on this machine: its API under /v1, its hosted pages, and under /_control what only a stand-in can do.
 *  @param port 0 takes a free one @param file where its state is kept; without one it is forgotten */
export async function startStripe({ port = 0, file }: { port?: number; file?: string } = {}) {
  const store = new Store(file);
  const webhooks = new Webhooks(store);
  const control = new Control(webhooks);
  let origin = '';

  const scopeOf = (account: string, request: Scope['request'] = { id: null, idempotency_key: null }): Scope => {
    const scope = { store, webhooks, account, origin, request };
    if (!store.find('account', account, account))
      create(scope, newAccount(account, Math.floor(Date.now() / 1000), { isReady: true, email: 'owner@example.com' }), null);
    return scope;
  };

  const server = createServer((request, response) => {
    void respond(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const body = await read(request);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stripe.localhost');
    if (pathname.startsWith('/v1/') || pathname.startsWith('/v2/')) return call(request, response, pathname, body);
    if (pathname.startsWith('/_control/')) {
      const answer = await control.answer(request.method ?? 'GET', pathname, body, scopeOf, keyOf(request));
      store.flush();
      return json(response, answer ? 200 : 404, answer ?? { error: `There is no ${pathname}` });
    }
    const page = answerPage({
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      form: new URLSearchParams(body),
      store,
      scopeOf,
    });
    store.flush();
    response.writeHead(page.status, page.headers).end(page.body);
  }

  async function call(request: IncomingMessage, response: ServerResponse, path: string, body: string) {
    const id = `req_${randomName(14)}`;
    const headers = { 'request-id': id, 'stripe-version': API_VERSION };
    const fault = control.faultFor(request.method ?? 'GET', path);
    if (fault?.kind === 'cut-before') return request.socket.destroy();
    if (fault?.kind === 'status') {
      const { status } = fault;
      const type = status === 429 ? 'invalid_request_error' : 'api_error';
      const message = status === 429 ? 'Request rate limit exceeded.' : 'An unknown error occurred';
      return json(response, status, { error: { type, message, ...(status === 429 ? { code: 'rate_limit' } : {}) } }, headers);
    }
    const answer = perform(request, path, body, id);
    store.flush();
    // The call took effect, and nobody hears of it.
    if (fault?.kind === 'cut-after') return request.socket.destroy();
    json(response, answer.status, answer.body, headers);
  }

  /** One call, from its key to its answer; nothing else runs in between. */
  function perform(request: IncomingMessage, path: string, body: string, requestId: string): Answer {
    try {
      const key = keyOf(request);
      if (!key)
        throw new StripeError({
          status: 401,
          message:
            'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.',
        });
      // Only its own: a key of Stripe's that comes here was sent to the wrong place.
      if (!/^sk_test_TestMoney[A-Za-z0-9]{16,}$/.test(key)) {
        const shown = `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
        throw new StripeError({ status: 401, message: `Invalid API Key provided: ${shown}` });
      }
      const version = request.headers['stripe-version'];
      if (version && version !== API_VERSION) throw unknown(`the API version ${String(version)} (only ${API_VERSION})`);
      const own = scopeOf(accountOfKey(key));
      const account = connectedAccount(own, request.headers['stripe-account']);
      const method = request.method ?? 'GET';
      const idempotencyKey = method === 'POST' ? (request.headers['idempotency-key'] as string | undefined) : undefined;
      const memory = idempotencyKey ? `${account} ${idempotencyKey}` : null;
      const called = `${method} ${path} ${body}`;
      const before = memory ? store.recall(memory) : undefined;
      if (before) {
        if (before.call !== called)
          throw new StripeError({
            type: 'idempotency_error',
            message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${idempotencyKey}' if you meant to execute a different request.`,
          });
        return before.answer;
      }
      const answer = run(
        scopeOf(account, { id: requestId, idempotency_key: idempotencyKey ?? null }),
        method,
        path,
        request.url ?? '',
        body,
      );
      // Like Stripe, which forgets those that failed before anything was done.
      if (memory && (answer.status < 400 || answer.status === 402))
        store.remember({ key: memory, at: Date.now(), call: called, answer });
      return answer;
    } catch (error) {
      if (error instanceof StripeError) return { status: error.status, body: { error: error.body } };
      throw error;
    }
  }

  function connectedAccount(own: Scope, header: string | string[] | undefined): string {
    if (!header) return own.account;
    const id = String(header);
    if (id !== own.account && store.settingsOf(id).platform !== own.account)
      throw new StripeError({
        status: 403,
        code: 'account_invalid',
        message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
      });
    return id;
  }

  function run(scope: Scope, method: string, path: string, url: string, body: string): Answer {
    try {
      const known = ROUTES.find((one) => one.method === method && one.path.test(path));
      if (!known) throw unknown(`${method} ${path}`);
      const form: Form = parseForm(method === 'GET' || method === 'DELETE' ? (url.split('?')[1] ?? body) : body);
      const ids = known.path.exec(path)!.slice(1).map(decodeURIComponent);
      const expand = Array.isArray(form.expand) ? form.expand.map(String) : [];
      return { status: 200, body: render(scope, known.run(scope, form, ids), expand) };
    } catch (error) {
      if (error instanceof StripeError) return { status: error.status, body: { error: error.body } };
      throw error;
    }
  }

  await new Promise<void>((settle, refuse) => {
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', settle);
  });
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const tick = setInterval(() => {
    for (const account of store.accounts()) if (store.find('account', account, account)) catchUp(scopeOf(account));
    store.flush();
  }, TICK_MS);

  return {
    origin,
    async stop() {
      clearInterval(tick);
      webhooks.stop();
      server.closeAllConnections();
      await new Promise((settle) => server.close(settle));
      store.flush();
    },
  };
}

const keyOf = (request: IncomingMessage) => {
  const { authorization = '' } = request.headers;
  if (authorization.startsWith('Bearer ')) return authorization.slice(7);
  if (authorization.startsWith('Basic ')) return Buffer.from(authorization.slice(6), 'base64').toString().split(':')[0]!;
  return '';
};

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LARGEST_BODY) throw new Error('a body of more than 1 MB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body, null, 2));
}
