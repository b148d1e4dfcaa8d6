import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, openSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readable, warn } from './terminal';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Up for this long, and the next fall starts with the shortest wait again. */
const STEADY_MS = 60_000;
const LARGEST_LOG_BYTES = 20 * 1024 * 1024;
const LOG_RETRY_MS = 30_000;

export type ChildPlan = {
  name: string;
  /** What Node runs, with its own options before. */
  command: string[];
  env: NodeJS.ProcessEnv;
  logsDir: string;
  /** Show every line as it comes, not only warnings. */
  loud: boolean;
};

/** A log file that begins anew when it has grown large; one older file is kept. What cannot be written (a full disk, another
 *  user's file) is said once and left out: what runs is worth more than its log. It is tried again after a while. */
export function openLog(logsDir: string, name: string, largestBytes = LARGEST_LOG_BYTES) {
  const file = join(logsDir, `${name}.log`);
  let stream: WriteStream | null = null;
  let written = 0;
  let tryAgainAt = 0;
  let isTold = false;

  const giveUp = ({ code }: NodeJS.ErrnoException) => {
    if (!isTold) warn(`The log ${file} cannot be written (${code}); Courant goes on without it.`);
    isTold = true;
    tryAgainAt = Date.now() + LOG_RETRY_MS;
    stream = null;
  };
  const open = () => {
    const opened = createWriteStream(file, { fd: openSync(file, 'a', 0o640) });
    opened.on('error', (error) => {
      if (stream === opened) giveUp(error);
      opened.destroy();
    });
    return opened;
  };
  const beginAnew = () => {
    stream?.end();
    stream = null;
    if (existsSync(file)) renameSync(file, `${file}.1`);
    written = 0;
  };
  try {
    written = existsSync(file) ? statSync(file).size : 0;
  } catch {
    written = 0; // the stream says what is wrong
  }

  return {
    write(line: string) {
      if (!stream && Date.now() < tryAgainAt) return;
      try {
        if (written > largestBytes) beginAnew();
      } catch {
        written = 0; // it grows on: the folder lets no file be renamed
      }
      try {
        stream ??= open();
        stream.write(line);
        written += Buffer.byteLength(line);
      } catch (error) {
        giveUp(error as NodeJS.ErrnoException);
      }
    },
    end() {
      stream?.end();
      stream = null;
    },
  };
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
