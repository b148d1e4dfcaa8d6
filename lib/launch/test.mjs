// `npm test`: one command on a fresh machine. Brings what it needs, runs every suite, cleans up after itself, and
// ends with one line that sums them all.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { install, NODE, quietEnvironment, Refusal, ROOT } from './install.mjs';

// All that the suites make stands under one folder, also what a suite that was interrupted left behind.
const temporary = mkdtempSync(join(tmpdir(), 'courant-'));
chmodSync(temporary, 0o755); // as root PostgreSQL runs as another user, who must get in
const running = new Set();
let stopped = false;

/** @param isHeld what it says is shown as it ends, where another suite is speaking. */
function run(parameters, more = {}, isHeld = false) {
  return new Promise((settle) => {
    if (stopped) return settle(1);
    const child = spawn(NODE, ['--disable-warning=ExperimentalWarning', ...parameters], {
      cwd: ROOT,
      stdio: isHeld ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...quietEnvironment(), CI: '1', ENV_FILE: '', TMPDIR: temporary, ...more },
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    running.add(child);
    child.once('close', (code) => {
      running.delete(child);
      process.stdout.write(Buffer.concat(said));
      settle(code ?? 1);
    });
  });
}

/** A suite that did not get as far as a report is one failure, never none. */
function counted(code, file, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = read(JSON.parse(readFileSync(file, 'utf8')));
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

const node_module = (path) => join(ROOT, 'node_modules', path);

async function unit() {
  const file = join(temporary, 'unit.json');
  const code = await run(
    [node_module('vitest/vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    {
      NODE_ENV: 'test',
      NO_COLOR: '1',
    },
  );
  return counted(code, file, ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    // A file that fails to load has no tests of its own.
    failed:
      numFailedTests +
      testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length,
  }));
}

async function browser() {
  const file = join(temporary, 'browser.json');
  const code = await run([node_module('@playwright/test/cli.js'), 'test'], { E2E_REPORT: file });
  return counted(code, file, ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));
}

/** The short form of `npm run bench faults`: each row of the matrix is one. */
async function faults() {
  const file = join(temporary, 'faults.json');
  const parameters = ['--import', 'tsx', 'e2e/bench/faults.ts', '--short', '--readers', '300', '--report', file];
  const code = await run(parameters, { NODE_ENV: 'production' }, true);
  return counted(code, file, (report) => report);
}

async function build() {
  const code = await run(['--import', 'tsx', 'lib/launch/main.ts', '--only', 'build'], { NODE_ENV: 'production' });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function main() {
  const startedAt = Date.now();
  install((line) => console.log(line));
  ensureChromium((line) => console.log(line));
  // The checks and the build leave each other a core, and the unit tests leave the matrix the little it takes.
  const results = await Promise.all([check(), build()]);
  results.push(...(await Promise.all([unit(), faults()])));
  results.push(results[1].failed === 0 ? await browser() : { passed: 0, failed: 1 });
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  console.log(`\nIn ${Math.round((Date.now() - startedAt) / 1000)} s`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && !stopped ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    stopped = true;
    for (const child of running) child.kill(signal);
  });

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}
