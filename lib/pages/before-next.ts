import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { isPublicAddress } from '@/lib/fetch/public-address';
import { log } from '@/lib/log';
import { answerReaders } from './answer-readers';
import { guardDesk } from './name-scripts';

const FORWARDED = ['x-forwarded-for', 'x-forwarded-proto'];
/** Whoever stands before us: the Host header alone says which publication is asked for. */
const NEVER_BELIEVED = [
  ...['x-forwarded-host', 'x-forwarded-port', 'forwarded'],
  // By these Next is told how its scripts are named (name-scripts.ts).
  ...['content-security-policy', 'content-security-policy-report-only'],
];
/** A year, for each host by itself: not for its other subdomains, which may be somebody else's. */
const ONLY_HTTPS = 'max-age=31536000';

/** What has to happen to a request before Next sees it; `next start` has no hook of its own there. Call it once, as the
 *  web process starts.
 *  - The host is the Host header's alone. Without a proxy of ours before it, whatever a request says about where it comes from was written by the visitor. Next
 *    believes such headers where they are and writes them itself, from the socket, where they are not: they are taken away.
 *  - Where readers come by https, browsers are told to come no other way (HSTS). next.config.js cannot: its headers are
 *    fixed at the build, which does not know the install's address.
 *  - An address that cannot be decoded (/p/%FF) is answered with 400; Next answers 500 and logs a bug (16.4.6).
 *  - What nobody takes is refused with 405: Next makes a kept answer anew by whatever method asks and keeps what comes of it for
 *    everyone, so that one POST to a feed that had just changed left a 405 in its place, and OPTIONS of robots.txt a 500.
 *  - The writer's pages run the scripts that were written for this answer alone (name-scripts.ts).
 *  - Readers' pages are answered from what stands ready, or made fit for readers as they leave (answer-readers.ts). Not while
 *    developing, where Next's scripts show what changed and what failed. */
export function beforeNext() {
  const { TRUSTED_PROXIES, SITE_URL, NODE_ENV } = env();
  const isHttps = SITE_URL.protocol === 'https:';
  const { emit } = Server.prototype;
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    if (event === 'request' || event === 'upgrade') {
      const request = args[0] as IncomingMessage;
      if (TRUSTED_PROXIES === 0) {
        warnOfProxy(request);
        for (const name of FORWARDED) delete request.headers[name];
      }
      for (const name of NEVER_BELIEVED) delete request.headers[name];
    }
    if (event === 'request') {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      if (isHttps) response.setHeader('Strict-Transport-Security', ONLY_HTTPS);
      const path = pathOf(request.url ?? '');
      if (path === null) return refuse(response, 400, 'This address cannot be read.');
      if (!isTaken(request.method, path)) {
        response.setHeader('Allow', 'GET, HEAD, POST');
        return refuse(response, 405, 'This address takes no such request.');
      }
      if (NODE_ENV === 'production') {
        guardDesk(request, response);
        return answerReaders(request, response, () => Reflect.apply(emit, this, [event, ...args]) as boolean);
      }
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

let isWarned = false;
/** Without it every reader comes from the proxy's address, and thirty of them in an hour use up what one may do. */
function warnOfProxy({ headers, socket }: IncomingMessage) {
  if (isWarned || headers['x-forwarded-for'] === undefined || isPublicAddress(socket.remoteAddress ?? '')) return;
  isWarned = true;
  log.warn(
    { proxy: socket.remoteAddress },
    'Requests come through a proxy, and TRUSTED_PROXIES is 0: all readers are counted as one. Set it to the number of your proxies',
  );
}

function refuse(response: ServerResponse, status: number, words: string): true {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(`${words}\n`);
  return true;
}

/** A request's path, decoded; null for one that cannot be. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '');
  } catch {
    return null;
  }
}

/** Pages take forms and the API takes what is posted to it; files (a feed, robots.txt, a picture) are only read. */
const isTaken = (method: string | undefined, path: string) =>
  method === 'GET' || method === 'HEAD' || (method === 'POST' && (path.startsWith('/api/') || !/\.[^/]*\/?$/.test(path)));
