// A provider's API on this machine, as a process of its own: node --import tsx e2e/providers/NAME.ts PORT [--count]
// Beside the documented calls it answers /__accepted (GET: what it took; DELETE: forget) and /__faults (POST: a JSON list
// of what the next calls meet). With --count it only counts, for benchmarks.
import { createServer, type IncomingHttpHeaders } from 'node:http';

export type Accepted = {
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  variables: Record<string, string>;
  id: string;
};

export type Call = { path: string; headers: IncomingHttpHeaders; body: Buffer; counting: boolean };
/** `accepted` holds the messages, or only how many, when counting. */
export type Answer = { status: number; headers?: Record<string, string>; body: unknown; accepted?: Accepted[] | number };

/** kill: the call is taken and answered, and at that moment the process of this id is killed. answer: that answer instead. silence: takes the call and never answers. drop: takes it and cuts the connection. refuse:
 *  cuts the connection before the body was read. */
export type Fault =
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body: unknown }
  | { kind: 'kill'; pid: number }
  | { kind: 'silence' | 'drop' | 'refuse' };

export const KEY = 'test-key';
/** What every stand-in holds for an address it cannot read. */
export const isReadable = (address: string) =>
  /^[^\s@<>,"]+@[^\s@<>,"]+\.[a-z]{2,}$/i.test(address) && !address.startsWith('bad');

export function runStandIn(answerCall: (call: Call) => Answer) {
  const [port = '0', ...flags] = process.argv.slice(2);
  const counting = flags.includes('--count');
  let accepted: Accepted[] = [];
  let count = 0;
  let calls = 0;
  let bytes = 0;
  let faults: Fault[] = [];

  const server = createServer((request, response) => {
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
    };
    const path = request.url ?? '/';
    const fault = path.startsWith('/__') ? undefined : faults.shift();
    if (fault?.kind === 'refuse') return request.socket.destroy();
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      if (path === '/__accepted' && request.method === 'DELETE') {
        [accepted, count, calls, bytes, faults] = [[], 0, 0, 0, []];
        return send(200, {});
      }
      if (path === '/__accepted') return send(200, { count, calls, bytes, accepted });
      if (path === '/__faults') {
        faults = JSON.parse(body.toString());
        return send(200, {});
      }
      calls += 1;
      bytes += body.length;
      if (fault?.kind === 'answer') return send(fault.status, fault.body, fault.headers);
      const answer = answerCall({ path, headers: request.headers, body, counting });
      if (typeof answer.accepted === 'number') count += answer.accepted;
      else {
        count += answer.accepted?.length ?? 0;
        if (!counting) accepted.push(...(answer.accepted ?? []));
      }
      if (fault?.kind === 'silence') return;
      if (fault?.kind === 'drop') return request.socket.destroy();
      if (fault?.kind === 'kill') response.once('finish', () => process.kill(fault.pid, 'SIGKILL'));
      send(answer.status, answer.body, answer.headers);
    });
  });
  process.on('disconnect', () => process.exit());
  server.keepAliveTimeout = 30_000;
  server.listen(Number(port), '127.0.0.1', () => {
    const address = server.address();
    console.log(`ready ${typeof address === 'object' && address ? address.port : port}`);
  });
}

let serial = 0;
export const nextId = () => `id-${process.pid}-${++serial}`;

export const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};
