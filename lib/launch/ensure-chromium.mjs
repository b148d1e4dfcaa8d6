import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './find-chromium.mjs';
import { NODE, quietEnvironment, Refusal, ROOT } from './install.mjs';

const DOWNLOAD_MS = 180_000;
const run = (command, parameters, timeout) =>
  spawnSync(command, parameters, {
    cwd: ROOT,
    encoding: 'utf8',
    timeout,
    env: { ...quietEnvironment(), DEBIAN_FRONTEND: 'noninteractive' },
  });
const playwright = (...parameters) => run(NODE, [join(ROOT, 'node_modules/@playwright/test/cli.js'), ...parameters], DOWNLOAD_MS);

/** Whether Playwright's own browser is there and starts. */
const playwrightHasOne = () =>
  run(
    NODE,
    [
      '--input-type=module',
      '-e',
      "import { chromium } from '@playwright/test'; await (await chromium.launch({ chromiumSandbox: false })).close()",
    ],
    30_000,
  ).status === 0;

/** A browser for the tests: an installed one, else Playwright's own, else Debian's package. */
export function ensureChromium(say) {
  if (findChromium() || playwrightHasOne()) return;
  const isRoot = process.getuid?.() === 0;
  say('Installing a Chromium for the tests');
  playwright('install', ...(isRoot ? ['--with-deps'] : []), 'chromium');
  if (playwrightHasOne()) return;
  if (isRoot) {
    run('apt-get', ['update'], DOWNLOAD_MS);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], 2 * DOWNLOAD_MS);
  }
  if (!findChromium()) throw new Refusal('The tests need a Chromium: install one, or set CHROMIUM_PATH to the one you have.');
}
