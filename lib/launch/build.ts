import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, say } from './terminal';

/** All that `next build` reads. */
const SOURCES = [
  'app',
  'components',
  'emails',
  'lib',
  'prisma/schema',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const NOT_READ = /\.test\.tsx?$|^lib\/(launch|worker|testing|README|decisions)/;
const STAMP = '.next/courant-sources';

function sourcesHash() {
  const hash = createHash('sha256').update(process.env.NODE_ENV ?? '');
  const add = (path: string) => {
    if (NOT_READ.test(path) || !existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(`${path}/${name}`);
    else hash.update(path).update(readFileSync(path));
  };
  SOURCES.forEach(add);
  return hash.digest('hex');
}

/** Builds the pages when a source changed since the last build, or when that one was cut short.
 *  @throws Refusal with the end of the build's output. */
export async function ensureBuild(signal?: AbortSignal) {
  const wanted = sourcesHash();
  const isBuilt = existsSync('.next/BUILD_ID') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
  if (isBuilt) return;
  say('Building the pages (under a minute)');
  rmSync(STAMP, { force: true });
  await nextBuild(signal);
  writeFileSync(STAMP, wanted);
}

function nextBuild(signal?: AbortSignal) {
  return new Promise<void>((settle, refuse) => {
    const build = spawn(process.execPath, [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [build.stdout, build.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said = (said + chunk).slice(-20_000);
      });
    const interrupt = () => build.kill('SIGTERM');
    signal?.addEventListener('abort', interrupt);
    build.once('exit', (code) => {
      signal?.removeEventListener('abort', interrupt);
      if (code === 0) settle();
      else refuse(new Refusal(`The pages could not be built:\n${said.trim().split('\n').slice(-40).join('\n')}`));
    });
  });
}
