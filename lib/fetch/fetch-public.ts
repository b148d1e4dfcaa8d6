import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address';

type FetchProblem =
  | 'not-a-url' // no URL, or not of an allowed protocol
  | 'credentials' // user:password@ in the URL
  | 'port' // other than 80 and 443
  | 'not-public' // a name or an address that leads into a private network
  | 'not-found' // the name does not resolve
  | 'redirects'
  | 'too-large'
  | 'timeout'
  | 'network';

export type Fetched =
  | { ok: true; status: number; url: string; contentType: string; body: Buffer }
  | { ok: false; problem: FetchProblem };

export type FetchOptions = {
  /** GET unless told otherwise. */
  method?: 'GET' | 'HEAD' | 'POST';
  /** Of a POST. It follows no redirect that would turn it into something else: set maxRedirects to 0. */
  body?: string;
  contentType?: string;
  protocols?: ('http:' | 'https:')[];
  /** Of the body, and what the whole may take, redirects included. */
  maxBytes?: number;
  timeoutMs?: number;
  maxRedirects?: number;
  signal?: AbortSignal;
  /** Lets a test reach its own server: asked with each checked address, beside the rules. */
  allow?: (target: { address: string; port: number }) => boolean;
  /** Stands in for DNS in tests. */
  resolve?: (hostname: string) => Promise<{ address: string; family: number }[]>;
};

type Target = { address: string; family: number };

/** Asks for a URL that came from outside, without ever reaching a private network (THREATS D22): http(s) on ports 80 and
 *  443, the name resolved once and connected to at just the address that was checked, each redirect checked again,
 *  no credentials, no cookies, a limit on time and size. Any status is ok; problems are values. */
export async function fetchPublic(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { maxRedirects = 3, timeoutMs = 5_000 } = options;
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(options.signal ? [options.signal] : [])]);
  let next = address;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const checked = await checkTarget(next, options, signal);
    if ('problem' in checked) return { ok: false, problem: checked.problem };
    const answer = await askOnce(checked.url, checked.targets, options, signal);
    if (!answer.ok) return answer;
    const { location, ...fetched } = answer;
    if (location === null) return fetched;
    next = location;
  }
  return { ok: false, problem: 'redirects' };
}

async function checkTarget(
  address: string,
  { protocols = ['http:', 'https:'], allow = () => false, resolve = (name) => lookup(name, { all: true }) }: FetchOptions,
  signal: AbortSignal,
): Promise<{ url: URL; targets: Target[] } | { problem: FetchProblem }> {
  if (!URL.canParse(address)) return { problem: 'not-a-url' };
  // The URL parser has normalised 127.1, 2130706433, 0x7f.1 and 127。0。0。1 to 127.0.0.1 already.
  const url = new URL(address);
  if (!protocols.some((protocol) => protocol === url.protocol)) return { problem: 'not-a-url' };
  if (url.username || url.password) return { problem: 'credentials' };
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const name = url.hostname.replace(/^\[|\]$/g, '');
  let targets: Target[];
  try {
    targets = isIP(name) ? [{ address: name, family: isIP(name) }] : await within(resolve(name), signal);
  } catch {
    return { problem: signal.aborted ? 'timeout' : 'not-found' };
  }
  if (targets.length === 0) return { problem: 'not-found' };
  const allowed = (target: Target) => allow({ address: target.address, port });
  if (!targets.every((target) => isPublicAddress(target.address) || allowed(target))) return { problem: 'not-public' };
  if (port !== 80 && port !== 443 && !targets.every(allowed)) return { problem: 'port' };
  return { url, targets };
}

/** A name server that does not answer must not hold the caller longer than its time. */
function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, stopped]);
}

type Answer = { ok: false; problem: FetchProblem } | (Extract<Fetched, { ok: true }> & { location: string | null });

function askOnce(
  url: URL,
  targets: Target[],
  { method = 'GET', body, contentType: bodyType, maxBytes = 10_000_000 }: FetchOptions,
  signal: AbortSignal,
) {
  // Answers every question for the host with the addresses that were checked: no second look-up, no rebinding.
  const pinned: LookupFunction = (_name, { all }, answer) =>
    all ? answer(null, targets) : answer(null, targets[0]!.address, targets[0]!.family);
  return new Promise<Answer>((resolve) => {
    const fail = (problem: FetchProblem) => resolve({ ok: false, problem });
    const failed = () => fail(signal.aborted ? 'timeout' : 'network');
    const ask = url.protocol === 'https:' ? requestHttps : requestHttp;
    const headers = { 'user-agent': 'Courant', accept: '*/*', 'accept-encoding': 'identity', connection: 'close' };
    const ofBody = body === undefined ? {} : { 'content-type': bodyType, 'content-length': String(Buffer.byteLength(body)) };
    const request = ask(url, { method, agent: false, lookup: pinned, signal, headers: { ...headers, ...ofBody } }, (response) => {
      const location = redirectOf(url, response);
      // A HEAD tells the length of what it leaves out.
      if (location !== null || (method === 'GET' && Number(response.headers['content-length'] ?? 0) > maxBytes)) {
        request.destroy();
        if (location === null) return fail('too-large');
        return resolve({ ok: true, status: 0, url: url.href, contentType: '', body: Buffer.alloc(0), location });
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= maxBytes) return;
        request.destroy();
        fail('too-large');
      });
      response.on('error', failed);
      response.on('aborted', failed);
      response.on('end', () => {
        const { statusCode: status = 0, headers: answered } = response;
        const contentType = answered['content-type'] ?? '';
        resolve({ ok: true, status, url: url.href, contentType, body: Buffer.concat(chunks), location: null });
      });
    });
    request.on('error', failed);
    request.end(body);
  });
}

function redirectOf(url: URL, { statusCode, headers }: IncomingMessage): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode ?? 0) || !headers.location) return null;
  return URL.canParse(headers.location, url) ? new URL(headers.location, url).href : headers.location;
}
