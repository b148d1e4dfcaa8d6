// `npm run check`: everything that can be said about the code without running it. All tools run, all are reported.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, NODE, quietEnvironment, Refusal, ROOT } from './install.mjs';

const bin = (path) => [join(ROOT, 'node_modules', path)];
const TOOLS = {
  biome: [...bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
  tsc: [...bin('typescript/bin/tsc'), '--noEmit', '--incremental', 'false'],
  floors: ['dependency-cruiser.cjs'],
  knip: [...bin('knip/bin/knip.js')],
};
/** dependency-cruiser cannot load TypeScript 7 and says so, though it reads the sources with swc. */
const NOISE = /typescript.*(not|version|support)/i;

function runTool(name, parameters) {
  return new Promise((settle) => {
    const tool = spawn(NODE, parameters, { cwd: ROOT, env: quietEnvironment() });
    let said = '';
    for (const stream of [tool.stdout, tool.stderr])
      stream.setEncoding('utf8').on('data', (chunk) => {
        said += chunk;
      });
    tool.once('error', (error) => settle({ name, ok: false, said: error.message }));
    tool.once('exit', (code) => settle({ name, ok: code === 0, said: said.trim() }));
  });
}

/** A lock file that names a registry sends every later install to that one. */
function checkLockFile() {
  const lines = readFileSync(join(ROOT, 'package-lock.json'), 'utf8').split('\n');
  const found = lines.flatMap((line, index) =>
    /"resolved":\s*"(https?|git)|https?:\/\/[^"]*(registry|npmjs|\/artifactory\/|\/nexus\/)/i.test(line)
      ? [`package-lock.json:${index + 1}: ${line.trim()}`]
      : [],
  );
  return { name: 'lock file', ok: found.length === 0, said: found.slice(0, 10).join('\n') };
}

/** Runs every tool. @returns how many passed and failed. */
export async function check() {
  const results = [
    ...(await Promise.all(Object.entries(TOOLS).map(([name, parameters]) => runTool(name, parameters)))),
    checkLockFile(),
  ];
  for (const { name, ok, said } of results) {
    console.log(`${ok ? 'passed' : 'FAILED'}  ${name}`);
    if (!ok)
      console.log(
        said
          .split('\n')
          .filter((line) => !NOISE.test(line) || name !== 'floors')
          .join('\n'),
      );
  }
  const passed = results.filter(({ ok }) => ok).length;
  return { passed, failed: results.length - passed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    install((line) => console.log(line));
    const { passed, failed } = await check();
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
