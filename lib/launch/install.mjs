// Plain JavaScript that runs on any Node from 20 with nothing installed: it brings what the rest needs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
/** Node 24 from npm: newer than what many systems have. */
export const NODE = join(ROOT, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Nothing calls home, and what is started finds the tools and the Node of this folder first. */
export const quietEnvironment = () => ({
  ...process.env,
  PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  NO_UPDATE_NOTIFIER: '1',
});

/** Something the person at the terminal can put right: printed as it is, without a stack. */
export class Refusal extends Error {}

/** Installs the packages and generates the Prisma client where they are missing or older than their source.
 *  @param {(line: string) => void} say */
export function install(say) {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Refusal(`Courant needs Node 20 or newer; this is ${process.version}.`);
  if (!packagesAreThere()) {
    say('Installing packages (a minute or two the first time)');
    // --include=dev: a build needs them, also where NODE_ENV=production is set.
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], 'The packages could not be installed');
  }
  generateClient(say);
}

/** npm writes node_modules/.package-lock.json when an installation is whole; it has to hold what the lock file asks for. */
function packagesAreThere() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installed) || !existsSync(NODE)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer, link }]) =>
      path === '' || optional || devOptional || peer || link || present[path]?.version === version,
  );
}

function generateClient(say) {
  const schema = join(ROOT, 'prisma/schema');
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'node_modules/prisma/package.json')));
  for (const name of readdirSync(schema).sort()) hash.update(name).update(readFileSync(join(schema, name)));
  const stamp = join(ROOT, 'node_modules/.courant-client');
  const wanted = hash.digest('hex');
  const isThere = existsSync(join(ROOT, 'prisma/generated/client.ts'));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Generating the database client');
  run(
    NODE,
    [join(ROOT, 'node_modules/prisma/build/index.js'), 'generate', '--config', 'prisma/prisma.config.ts'],
    'The database client could not be generated',
    {
      // Generating looks for Prisma's native engine but never runs it; any file will do where it is not there.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    },
  );
  writeFileSync(stamp, wanted);
}

function run(command, parameters, problem, more = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...quietEnvironment(), ...more },
  });
  if (status !== 0)
    throw new Refusal(`${problem}: ${error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-15).join('\n')}`);
}
