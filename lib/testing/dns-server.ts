import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Answer, decode, encode, type Packet } from 'dns-packet';

/** A name's records; a TXT record is its strings. `*.name` answers for names that are not there. */
export type DnsZone = Record<
  string,
  { txt?: string[][]; cname?: string; mx?: string[]; a?: string[]; fails?: 'servfail' | 'timeout' }
>;

const NXDOMAIN = 3;
const SERVFAIL = 2;
const RESPONSE = { type: 'response', flagsBase: 0x0180 } as const; // recursion desired and available

/** A resolver of the tests' own, over UDP on the loopback. It follows CNAMEs as a recursive one does, and answers a
 *  circle of them with SERVFAIL. */
export async function startDns(zone: DnsZone) {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const query = decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    const { answers, code } = resolve(zone, question.name.toLowerCase(), question.type);
    if (code === 'timeout') return;
    const reply: Packet = {
      type: RESPONSE.type,
      id: query.id ?? 0,
      flags: RESPONSE.flagsBase | code,
      questions: [question],
      answers,
    };
    socket.send(encode(reply), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { server: `127.0.0.1:${socket.address().port}`, stop: () => new Promise<void>((done) => socket.close(() => done())) };
}

function resolve(zone: DnsZone, asked: string, type: string): { answers: Answer[]; code: number | 'timeout' } {
  const answers: Answer[] = [];
  const seen = new Set<string>();
  let name = asked;
  for (;;) {
    if (seen.has(name)) return { answers: [], code: SERVFAIL };
    seen.add(name);
    const records = zone[name] ?? wildcard(zone, name);
    if (!records) return { answers, code: Object.keys(zone).some((key) => key.endsWith(`.${name}`)) ? 0 : NXDOMAIN };
    if (records.fails) return { answers: [], code: records.fails === 'timeout' ? 'timeout' : SERVFAIL };
    if (records.cname) {
      answers.push({ type: 'CNAME', name, data: records.cname, ttl: 1 });
      if (type === 'CNAME') return { answers, code: 0 };
      name = records.cname;
      continue;
    }
    if (type === 'TXT') for (const data of records.txt ?? []) answers.push({ type: 'TXT', name, data, ttl: 1 });
    if (type === 'A') for (const data of records.a ?? []) answers.push({ type: 'A', name, data, ttl: 1 });
    if (type === 'MX')
      for (const exchange of records.mx ?? []) answers.push({ type: 'MX', name, data: { exchange, preference: 10 }, ttl: 1 });
    return { answers, code: 0 };
  }
}

function wildcard(zone: DnsZone, name: string) {
  const labels = name.split('.');
  for (let from = 1; from < labels.length; from++) {
    const parent = labels.slice(from).join('.');
    if (zone[`*.${parent}`]) return zone[`*.${parent}`];
    if (zone[parent]) return undefined; // the closest name that is there has no wildcard (RFC 4592 §3.3.1)
  }
  return undefined;
}
