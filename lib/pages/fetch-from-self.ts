import { request } from 'node:http';
import { Readable } from 'node:stream';

type NextInit = RequestInit & { next?: { internal?: 1 | true } };
/** A Response may not have a body with these. */
const NO_BODY = new Set([101, 204, 205, 304]);

/** fetch() to our own server that keeps the Host header it is given. */
function fetchFromSelf(url: URL, init: NextInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: init.method ?? 'GET', headers: Object.fromEntries(new Headers(init.headers)) });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const headers = new Headers();
      for (const [name, values] of Object.entries(incoming.headersDistinct))
        for (const value of values ?? []) headers.append(name, value);
      const status = incoming.statusCode ?? 500;
      const body = NO_BODY.has(status) ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
      resolve(new Response(body, { status, headers }));
    });
    if (init.body instanceof ReadableStream) {
      const body = Readable.fromWeb(init.body as Parameters<typeof Readable.fromWeb>[0]);
      body.on('error', (error) => outgoing.destroy(error));
      body.pipe(outgoing);
    } else outgoing.end(init.body ?? undefined);
  });
}

/** After a server action redirects, Next asks its own server for the next page, with the visitor's headers (16.4.6,
 *  action-handler createRedirectRenderResult). Its fetch() sets Host to localhost, which here names another publication or
 *  none, so every redirect would end on a 404. This hands those inner requests, which Next marks, to one that keeps Host.
 *  Nothing from outside chooses where they go: that is always our own server. */
export function keepHostInInnerRequests() {
  const plain = globalThis.fetch;
  globalThis.fetch = (input, init?: NextInit) => {
    const url = input instanceof URL ? input : typeof input === 'string' ? new URL(input) : null;
    return init?.next?.internal && url?.protocol === 'http:' ? fetchFromSelf(url, init) : plain(input, init);
  };
}
