import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './data-folder';
import { Refusal } from './terminal';

const Running = z.object({
  pid: z.number(),
  site: z.string().optional(),
  databaseUrl: z.string().optional(),
  smtpUrl: z.string().optional(),
  stripeUrl: z.string().optional(),
});
export type Running = z.infer<typeof Running>;

const fileOf = (dataDir: string) => join(dataDir, 'running.json');

/** What runs on this data folder now, or null. A file left by a process that was killed counts as nothing. */
export function whatRuns(dataDir: string): Running | null {
  if (!existsSync(fileOf(dataDir))) return null;
  try {
    const running = Running.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
    return isLauncher(running.pid) ? running : null;
  } catch {
    return null; // half a file of a start that was cut short
  }
}

/** The number alone is not enough: it may belong to another process by now. */
function isLauncher(pid: number) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || readFileSync(command, 'utf8').includes('lib/launch/main');
}

/** Takes the data folder for this process; `release` gives it back. @throws Refusal when another start has it. */
export function takeDataFolder(dataDir: string) {
  const file = fileOf(dataDir);
  const other = whatRuns(dataDir);
  if (other)
    throw new Refusal(`Courant already runs on this data folder${other.site ? ` at ${other.site}` : ''} (process ${other.pid}).`);
  rmSync(file, { force: true });
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid }), { flag: 'wx', mode: 0o600 });
  } catch {
    throw new Refusal('Courant is being started on this data folder by another process just now.');
  }
  return {
    tell: (facts: Omit<Running, 'pid'>) => writeWhole(file, { pid: process.pid, ...facts }),
    release: () => rmSync(file, { force: true }),
  };
}
