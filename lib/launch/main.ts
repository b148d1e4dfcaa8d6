import { existsSync } from 'node:fs';
import { ensureBuild } from './build';
import { runOnly } from './only';
import { bold, fail, Refusal, say } from './terminal';
import { up } from './up';
import { wordsForFailure } from './words-for-failure';

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
  const words = wordsForFailure(error);
  if (words === null) throw error;
  fail(words);
  process.exitCode = 1;
}
process.exit();
