import { ServerResponse } from 'node:http';

type Done = () => void;
type Chunk = string | Uint8Array | null | undefined;
type Ways = {
  /** Asked once, when the status and the headers are known. What is not held goes out as it comes. */
  holds: (response: ServerResponse) => boolean;
  /** Gets what was held, and may change status and headers. @returns what is sent in its place. */
  finish: (response: ServerResponse, body: Buffer) => Buffer;
};

const { write, end, writeHead, flushHeaders } = ServerResponse.prototype;

/** Holds an answer back until it is whole. To be called before anything else sees the response: Next's own compression
 *  wraps what stands here, writes the head by itself, and must find the head unsent. */
export function holdAnswer(response: ServerResponse, { holds, finish }: Ways) {
  let held: Buffer[] | null = null;
  let decided = false;
  const decide = () => {
    if (decided) return;
    decided = true;
    if (holds(response)) held = [];
  };
  const keep = (chunk: Chunk, encoding: unknown) => {
    if (chunk) held?.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk));
  };
  const send = (method: (...args: never[]) => unknown, args: unknown[]) => Reflect.apply(method, response, args);

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1);
    response.statusCode = status;
    if (typeof rest[0] === 'string') response.statusMessage = rest[0];
    if (Array.isArray(headers)) for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at], headers[at + 1]);
    else if (typeof headers === 'object' && headers)
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
    decide();
    return held ? response : send(writeHead, [response.statusCode]);
  }) as ServerResponse['writeHead'];
  response.flushHeaders = () => {
    decide();
    if (!held) send(flushHeaders, []);
  };
  response.write = ((chunk: Chunk, encoding?: unknown, done?: unknown) => {
    decide();
    if (!held) return send(write, [chunk, encoding, done]);
    keep(chunk, encoding);
    const called = [encoding, done].find((each) => typeof each === 'function') as Done | undefined;
    if (called) process.nextTick(called);
    return true;
  }) as ServerResponse['write'];
  response.end = ((...args: unknown[]) => {
    decide();
    if (!held) return send(end, args);
    const done = args.find((each) => typeof each === 'function');
    if (typeof args[0] !== 'function') keep(args[0] as Chunk, args[1]);
    const body = finish(response, Buffer.concat(held));
    held = null; // whoever writes the head from here on writes it
    response.removeHeader('Transfer-Encoding');
    response.setHeader('Content-Length', body.length);
    return send(end, done ? [body, done] : [body]);
  }) as ServerResponse['end'];
}
