import { type IncomingMessage, Server } from 'node:http';
import { env } from '@/lib/env';

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'];

/** Without a proxy of ours before it, whatever a request says about where it comes from was written by the visitor.
 *  Next believes such headers where they are and writes them itself, from the socket, where they are not; so they
 *  are taken away before it sees the request. `next start` has no hook before that. */
export function forgetForwarded() {
  if (env().TRUSTED_PROXIES > 0) return;
  const { emit } = Server.prototype;
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    if (event === 'request' || event === 'upgrade')
      for (const name of FORWARDED) delete (args[0] as IncomingMessage).headers[name];
    return Reflect.apply(emit, this, [event, ...args]);
  };
}
