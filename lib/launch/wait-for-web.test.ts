import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import getPort from 'get-port';
import { expect, onTestFinished, test } from 'vitest';
import { LAUNCH_HEADER } from '@/lib/queue/get-health';
import { waitForWeb } from './wait-for-web';

const signal = AbortSignal.timeout(20_000);

async function web(answered: string | null, port = 0): Promise<number> {
  const server = createServer((_, response) => {
    if (answered) response.setHeader(LAUNCH_HEADER, answered);
    response.writeHead(503).end('{}');
  });
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test('the web process of this start is waited for, whatever it answers', async () => {
  const port = await web('ours');
  await expect(waitForWeb({ port, launch: 'ours', signal })).resolves.toBeUndefined();
});

test.each([['another start'], [null]])('a port that %s took in the meantime is said to be taken', async (answered) => {
  const port = await web(answered);
  await expect(waitForWeb({ port, launch: 'ours', signal })).rejects.toThrow(`Port ${port} is in use by another program`);
});

test('what is not there yet is waited for, until somebody stops it', async () => {
  const port = await getPort({ host: '127.0.0.1' });
  const waiting = waitForWeb({ port, launch: 'ours', signal });
  await web('ours', port);
  await expect(waiting).resolves.toBeUndefined();
  const stopped = new AbortController();
  const given = waitForWeb({ port: await getPort(), launch: 'ours', signal: stopped.signal });
  stopped.abort();
  await expect(given).resolves.toBeUndefined();
});
