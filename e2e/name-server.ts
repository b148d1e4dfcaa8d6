import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DnsZone, startDns } from '@/lib/testing/dns-server';

/** A name server whose records the tests enter while it runs, as a writer would at their DNS host. */
export async function startNameServer() {
  const zone: DnsZone = {};
  const dns = await startDns(zone);
  const panel = createServer(async (request, response) => {
    Object.assign(zone, JSON.parse(Buffer.concat(await request.toArray()).toString()));
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((settle) => panel.once('listening', settle));
  const { port } = panel.address() as AddressInfo;
  return {
    server: dns.server,
    panelUrl: `http://127.0.0.1:${port}`,
    stop: async () => {
      panel.close();
      await dns.stop();
    },
  };
}

/** Enters records; a name's records replace what it had. */
export async function enterRecords(records: DnsZone) {
  const answer = await fetch(process.env.E2E_DNS_PANEL!, { method: 'POST', body: JSON.stringify(records) });
  if (!answer.ok) throw new Error(`The name server answered ${answer.status}.`);
}
