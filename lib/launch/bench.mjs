// `npm run bench NAME -- …`: one of e2e/bench/, against the production build. Prints one line of JSON last.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install, NODE, quietEnvironment, Refusal, ROOT } from './install.mjs';

/** These start no web process. */
const WITHOUT_PAGES = ['faults'];
const [name = '', ...parameters] = process.argv.slice(2);
const run = (...command) =>
  spawnSync(NODE, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', ...command], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...quietEnvironment(), NODE_ENV: 'production', ENV_FILE: '' },
  }).status ?? 1;

try {
  const file = `e2e/bench/${name}.ts`;
  if (!/^[a-z]+$/.test(name) || !existsSync(join(ROOT, file))) {
    const known = ['pages', 'lighthouse', 'send', 'faults', 'desk', 'scale'].filter((each) =>
      readdirSync(join(ROOT, 'e2e/bench')).includes(`${each}.ts`),
    );
    throw new Refusal(`There is no benchmark "${name}": npm run bench ${known.join(', npm run bench ')} are.`);
  }
  install((line) => console.error(line));
  process.exitCode =
    (WITHOUT_PAGES.includes(name) ? 0 : run('lib/launch/main.ts', '--only', 'build')) || run(file, ...parameters);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
