import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readable, warn } from './terminal';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Up for this long, and the next fall starts with the shortest wait again. */
const STEADY_MS = 60_000;
const LARGEST_LOG_BYTES = 20 * 1024 * 1024;

export type ChildPlan = {
  name: string;
  /** What Node runs, with its own options before. */
  command: string[];
  env: NodeJS.ProcessEnv;
  logsDir: string;
  /** Show every line as it comes, not only warnings. */
  loud: boolean;
};

/** A log file that begins anew when it has grown large; one older file is kept. */
export function openLog(logsDir: string, name: string): WriteStream {
  const file = join(logsDir, `${name}.log`);
  if (existsSync(file) && statSync(file).size > LARGEST_LOG_BYTES) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: 'a', mode: 0o640 });
}

/** Runs a process and starts it again when it dies, waiting longer each time; `stop` asks it to drain and waits.
 *  It has a process group of its own: Ctrl-C in the terminal reaches the launcher, which then stops all in order. */
export function keepRunning(plan: ChildPlan) {
  const logFile = openLog(plan.logsDir, plan.name);
  let child: ChildProcess | undefined;
  let wait = FIRST_WAIT_MS;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;

  const hear = (line: string, isError: boolean) => {
    logFile.write(`${line}\n`);
    if (plan.loud) return void process.stdout.write(`${line}\n`);
    const words = readable(plan.name, line) ?? (isError && !line.startsWith('{') && line.trim() ? `${plan.name}  ${line}` : null);
    if (words && !stopping) console.error(`  ${words}`);
  };

  const start = () => {
    const startedAt = Date.now();
    child = spawn(process.execPath, ['--import', './lib/launch/stop-with-parent.mjs', ...plan.command], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...plan.env, COURANT_PROCESS: plan.name, COURANT_LAUNCHER: String(process.pid) },
    });
    createInterface({ input: child.stdout! }).on('line', (line) => hear(line, false));
    createInterface({ input: child.stderr! }).on('line', (line) => hear(line, true));
    child.once('exit', (code, signal) => {
      child = undefined;
      if (stopping) return;
      if (Date.now() - startedAt > STEADY_MS) wait = FIRST_WAIT_MS;
      warn(
        `The ${plan.name} ended (${signal ?? `code ${code}`}); it starts again in ${wait / 1000} s. Its log: ${plan.logsDir}/${plan.name}.log`,
      );
      again = setTimeout(start, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };
  start();

  return {
    name: plan.name,
    /** Lets it finish what is in flight; after `seconds` it is killed. */
    async stop(seconds: number) {
      stopping = true;
      clearTimeout(again);
      const ending = child;
      if (ending) {
        const gone = new Promise((settle) => ending.once('exit', settle));
        ending.kill('SIGTERM');
        const late = setTimeout(() => ending.kill('SIGKILL'), seconds * 1000);
        await gone;
        clearTimeout(late);
      }
      logFile.end();
    },
    /** For the second Ctrl-C: no draining. */
    kill() {
      stopping = true;
      child?.kill('SIGKILL');
    },
  };
}
export type Kept = ReturnType<typeof keepRunning>;
