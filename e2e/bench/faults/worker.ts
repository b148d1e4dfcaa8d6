import { spawn } from 'node:child_process';
import { WORKER_COMMAND } from '@/lib/launch/worker-command';

export type Worker = {
  pid: number;
  /** What it logged, the end of it. */
  output: () => string;
  /** Its exit code; null when a signal ended it, undefined while it lives. */
  code: () => number | null | undefined;
  exited: Promise<void>;
  kill: (signal: NodeJS.Signals) => void;
  /** SIGTERM, and SIGKILL where that does not end it. */
  stop: () => Promise<void>;
};

const PATIENCE_MILLISECONDS = 40_000;

/** A worker process as `npm start` runs it.
 *  @param entry another file to run the same way */
export function startWorker(settings: Record<string, string>, nodeArguments: string[] = [], entry?: string): Worker {
  const command = entry ? WORKER_COMMAND.with(-1, entry) : WORKER_COMMAND;
  const child = spawn(process.execPath, [...nodeArguments, ...command], {
    env: { ...process.env, ...settings, COURANT_PROCESS: 'worker' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Also where the matrix itself is interrupted.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-20_000);
    });
  let code: number | null | undefined;
  const exited = new Promise<void>((resolve) =>
    child.once('exit', (status) => {
      code = status;
      process.off('exit', end);
      resolve();
    }),
  );
  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  return {
    pid: child.pid ?? 0,
    output: () => said,
    code: () => code,
    exited,
    kill,
    async stop() {
      kill('SIGCONT');
      kill('SIGTERM');
      const late = setTimeout(() => kill('SIGKILL'), PATIENCE_MILLISECONDS);
      await exited;
      clearTimeout(late);
    },
  };
}
