import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a provider's stand-in took, as its reader would see it. */
export type TakenMessage = {
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  variables: Record<string, string>;
  id: string;
};

export type StandInFault =
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body: unknown }
  | { kind: 'kill'; pid: number }
  | { kind: 'silence' | 'drop' | 'refuse' };

/** Starts e2e/providers/NAME.ts as a process of its own on a free port.
 *  @param flags --count: it counts what it takes and keeps nothing. */
export async function startStandIn(name: string, port = 0, flags: string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', `e2e/providers/${name}.ts`, String(port), ...flags], {
    // The channel closes with us, whatever ends us, and the stand-in ends with it.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const lines = createInterface({ input: child.stdout! });
  const listening = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /^ready (\d+)$/.exec(line)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('exit', (code) => reject(new Error(`the stand-in for ${name} ended with ${code}`)));
  });
  const host = `127.0.0.1:${listening}`;
  const ask = (path: string, init: RequestInit = {}) => fetch(`http://${host}${path}`, init);
  return {
    host,
    async taken(): Promise<{ count: number; calls: number; bytes: number; accepted: TakenMessage[] }> {
      return (await ask('/__accepted')).json();
    },
    async forget() {
      await ask('/__accepted', { method: 'DELETE' });
    },
    /** What the next calls meet, one each. */
    async faults(...faults: StandInFault[]) {
      await ask('/__faults', { method: 'POST', body: JSON.stringify(faults) });
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
