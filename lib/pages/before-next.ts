import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { answerReaders } from './answer-readers';

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'];
/** A year, for each host by itself: not for its other subdomains, which may be somebody else's. */
const ONLY_HTTPS = 'max-age=31536000';

/** What has to happen to a request before Next sees it; `next start` has no hook of its own there. Call it once, as the
 *  web process starts.
 *  - Without a proxy of ours before it, whatever a request says about where it comes from was written by the visitor. Next
 *    believes such headers where they are and writes them itself, from the socket, where they are not: they are taken away.
 *  - Where readers come by https, browsers are told to come no other way (HSTS). next.config.js cannot: its headers are
 *    fixed at the build, which does not know the install's address.
 *  - An address that cannot be decoded (/p/%FF) is answered with 400; Next answers 500 and logs a bug (16.4.6).
 *  - Readers' pages are answered from what stands ready, or made fit for readers as they leave (answer-readers.ts). Not while
 *    developing, where Next's scripts show what changed and what failed. */
export function beforeNext() {
  const { TRUSTED_PROXIES, SITE_URL, NODE_ENV } = env();
  const isHttps = SITE_URL.protocol === 'https:';
  const { emit } = Server.prototype;
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    if (event === 'request' || event === 'upgrade') {
      const request = args[0] as IncomingMessage;
      if (TRUSTED_PROXIES === 0) for (const name of FORWARDED) delete request.headers[name];
    }
    if (event === 'request') {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      if (isHttps) response.setHeader('Strict-Transport-Security', ONLY_HTTPS);
      if (!canDecode(request.url ?? '')) {
        response.writeHead(400, {
          'Content-Type': 'text/plain; charset=utf-8',
          'Cache-Control': 'no-store',
          Connection: 'close',
        });
        response.end('This address cannot be read.\n');
        return true;
      }
      if (NODE_ENV === 'production')
        return answerReaders(request, response, () => Reflect.apply(emit, this, [event, ...args]) as boolean);
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

function canDecode(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
