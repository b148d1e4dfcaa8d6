import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

/** A process whose heir takes its place whenever it was killed. The heir is loaded already and begins when it is told to. */
export function openMortal(file: string, parameters: string[], env: Record<string, string>) {
  const spawned = () =>
    spawn(process.execPath, ['--import', 'tsx', file, ...parameters], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    });
  let child = spawned();
  let heir = spawned();
  let deaths = 0;
  let ended = false;

  /** Until it says that it is there; false when it died before. */
  const begin = (born: ChildProcess) =>
    new Promise<boolean>((settle) => {
      born.send('begin');
      createInterface({ input: born.stdout! }).once('line', () => settle(true));
      born.once('exit', () => settle(false));
      born.once('exit', succeed);
    });
  let alive = begin(child);
  function succeed() {
    if (ended) return;
    child = heir;
    heir = spawned();
    alive = begin(child);
  }
  return {
    /** At once, as a machine that loses its power. */
    kill() {
      deaths++;
      child.kill('SIGKILL');
    },
    deaths: () => deaths,
    /** Until it is there, or there again. */
    async ready() {
      while (!(await alive)) await new Promise((next) => setImmediate(next));
    },
    async end() {
      ended = true;
      for (const one of [child, heir])
        if (one.exitCode === null && one.signalCode === null) {
          one.kill('SIGKILL');
          await once(one, 'exit');
        }
    },
  };
}

/** Stands between two and hands every call on. One of them can be made fatal: whoever is to die dies when the answer is there,
 *  before it is handed on or as it is. */
export async function openRelay(target: () => string) {
  let plan: { left: number; handedOn: boolean; kill: () => void } | null = null;
  const server = createServer((request, response) => {
    void (async () => {
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
      const body = Buffer.concat(await request.toArray());
      const answer = await fetch(`${target()}${request.url}`, {
        method: request.method,
        headers: headers as Record<string, string>,
        redirect: 'manual',
        ...(body.length > 0 ? { body } : {}),
      });
      const said = Buffer.from(await answer.arrayBuffer());
      const fatal = plan !== null && --plan.left <= 0 ? plan : null;
      if (fatal) plan = null;
      if (fatal && !fatal.handedOn) {
        fatal.kill();
        response.destroy();
        return;
      }
      const { connection: ____, 'transfer-encoding': _____, ...kept } = Object.fromEntries(answer.headers);
      response.writeHead(answer.status, kept).end(said, () => fatal?.kill());
    })().catch(() => response.destroy());
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Makes the call after so many fatal. */
    arm(calls: number, handedOn: boolean, kill: () => void) {
      plan = { left: calls, handedOn, kill };
    },
    disarm() {
      plan = null;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
