import { existsSync } from 'node:fs';
import { PostgresError } from '@/lib/db/embedded-postgres';
import { DatabaseAwayError } from '@/lib/db/migrate';
import { EnvironmentError } from '@/lib/env';
import { ensureBuild } from './build';
import { runOnly } from './only';
import { bold, fail, Refusal, say } from './terminal';
import { up } from './up';

// What lib/launch/start.mjs goes on with, under Node 24.
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
  const isForThePerson = [Refusal, EnvironmentError, PostgresError, DatabaseAwayError].some((kind) => error instanceof kind);
  if (!isForThePerson) throw error;
  fail((error as Error).message);
  process.exitCode = 1;
}
process.exit();
