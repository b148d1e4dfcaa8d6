import { spawn } from 'node:child_process';
import { request } from 'node:http';
import getPort from 'get-port';

/** One more web process beside what runs already, as `npm run web` starts one.
 *  @param port where the address of the site must be known before. */
export async function startWeb(environment: Record<string, string | undefined>, port?: number) {
  port ??= await getPort();
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    env: { ...process.env, ...environment, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const base = `http://127.0.0.1:${port}`;
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`The web process ended with ${child.exitCode}.`);
    const answer = await fetch(`${base}/icon.svg`).catch(() => null);
    if (answer?.ok) return { base, child, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error('The web process did not answer within 30 seconds.');
}

/** Where the web process of the tests answers, by its number: for `ask`. */
export const site = () => new URL(process.env.SITE_URL ?? '').origin.replace(/\/\/[^:/]+/, '//127.0.0.1');

export type Answer = { status: number; headers: Record<string, string | undefined>; text: string };

/** Asks for a path as written, naming the host, which fetch() may not. @param body is posted, where there is one */
export function ask(base: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers, method: body === undefined ? 'GET' : 'POST' }, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      const flat = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join('\n')]));
      resolve({ status: answer.statusCode ?? 0, headers: flat, text });
    })
      .on('error', reject)
      .end(body);
  });
}
