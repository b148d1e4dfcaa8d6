import { existsSync } from 'node:fs';
import { OtherSecretError } from '@/lib/db/check-secret';
import { PostgresError } from '@/lib/db/embedded-postgres';
import { DatabaseAwayError, DatabaseUnfitError } from '@/lib/db/migrate';
import { EnvironmentError } from '@/lib/env';
import { ensureBuild } from './build';
import { runOnly } from './only';
import { bold, fail, Refusal, say } from './terminal';
import { up } from './up';

// What lib/launch/start.mjs goes on with, under Node 24.
const FOR_THE_PERSON = [Refusal, EnvironmentError, PostgresError, DatabaseAwayError, DatabaseUnfitError, OtherSecretError];

/** What a person at the terminal can put right, in words; null for a bug, which shows its stack. */
function wordsFor(error: unknown): string | null {
  if (FOR_THE_PERSON.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, path } = error as NodeJS.ErrnoException;
  return code && path && Object.hasOwn(DISK_PROBLEMS, code) ? `${path}: ${DISK_PROBLEMS[code]}` : null;
}
const DISK_PROBLEMS: Record<string, string> = {
  ENOSPC: 'the disk is full. Make room and start again; nothing is lost.',
  EDQUOT: 'this user has no room left on the disk. Make room and start again; nothing is lost.',
  EROFS: 'the disk is read-only. Mount it writable, or set DATA_DIR to another place.',
  EACCES:
    'this user may not write there. Perhaps another user, such as root, started Courant before: give the files to this one.',
  EPERM: 'this user may not change that. Perhaps another user, such as root, started Courant before: give the files to this one.',
  EMFILE: 'too many files are open. Raise the limit (ulimit -n 65536) and start again.',
};

const parameters = process.argv.slice(2);
const only = parameters.includes('--only') ? parameters[parameters.indexOf('--only') + 1] : undefined;

try {
  // Tests set ENV_FILE to nothing: what a person configured is not theirs.
  const envFile = process.env.ENV_FILE ?? '.env';
  if (envFile && existsSync(envFile)) process.loadEnvFile(envFile);
  if (only === undefined) {
    say(bold('Courant'));
    await up({ dev: parameters.includes('--dev') });
  } else if (only === 'build') await ensureBuild();
  else if (only === 'web' || only === 'worker' || only === 'migrate' || only === 'demo') await runOnly(only);
  else throw new Refusal(`There is no "${only}" to start: web, worker, migrate, build and demo are.`);
} catch (error) {
  const words = wordsFor(error);
  if (words === null) throw error;
  fail(words);
  process.exitCode = 1;
}
process.exit();
