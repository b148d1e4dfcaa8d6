import { createServer } from 'node:net';
import getPort from 'get-port';
import { keepPorts, type Ports, readPorts } from './data-folder';

/** Whether this process may listen there now; the error's code when not. */
export function portProblem(port: number, host?: string): Promise<string | null> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => settle(null)));
  });
}

/** Ports on the loopback for the parts that Courant brings itself: those of the last start when they are free. */
export async function choosePorts(dataDir: string): Promise<Required<Ports>> {
  const last = readPorts(dataDir);
  const choose = (remembered: number | undefined, usual: number) =>
    getPort({ host: '127.0.0.1', port: remembered ? [remembered, usual] : [usual] });
  const ports = {
    postgres: await choose(last.postgres, 54_320),
    smtp: await choose(last.smtp, 1_025),
    inbox: await choose(last.inbox, 1_080),
    stripe: await choose(last.stripe, 12_111),
  };
  keepPorts(dataDir, ports);
  return ports;
}
