// `npm start` and its relatives. Runs on Node 20 with nothing installed, brings what is missing, and goes on
// under the Node 24 of node_modules in main.ts.
import { spawn } from 'node:child_process';
import { install, NODE, quietEnvironment, Refusal, ROOT } from './install.mjs';

const parameters = process.argv.slice(2);

try {
  install((line) => console.log(`  ${line}`));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exit(1);
}

const main = spawn(NODE, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'lib/launch/main.ts', ...parameters], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { NODE_ENV: parameters.includes('--dev') ? 'development' : 'production', ...quietEnvironment() },
});
// A terminal sends Ctrl-C to both; a process manager tells this one alone. main.ts takes two at once for one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => main.kill(signal));
main.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
// npm runs scripts through a shell that dies of a signal without handing it on.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    main.kill('SIGTERM');
  }, 300);
}
