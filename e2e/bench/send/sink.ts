import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

export type PostfixTools = { sink: string; source: string; env: NodeJS.ProcessEnv };

/** Debian's smtp-sink and smtp-source: the installed ones, else unpacked from the package into `folder`.
 *  @returns null where neither can be had */
export function findPostfixTools(folder: string): PostfixTools | null {
  const tools = (root: string): PostfixTools | null => {
    const [sink, source] = [join(root, 'usr/sbin/smtp-sink'), join(root, 'usr/sbin/smtp-source')];
    if (!existsSync(sink) || !existsSync(source)) return null;
    return { sink, source, env: { ...process.env, LD_LIBRARY_PATH: join(root, 'usr/lib/postfix') } };
  };
  const installed = tools('/');
  if (installed) return installed;
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync('apt-get', ['download', 'postfix'], { cwd: folder, stdio: 'ignore' });
    const [archive] = readdirSync(folder).filter((name) => name.endsWith('.deb'));
    if (!archive) return null;
    execFileSync('dpkg', ['-x', archive, join(folder, 'root')], { cwd: folder, stdio: 'ignore' });
    return tools(join(folder, 'root'));
  } catch {
    // No Debian, or no network: the caller falls back.
    return null;
  }
}

/** A server that takes every message and forgets it: smtp-sink, or the minimal one beside this file. */
export async function startSink(tools: PostfixTools | null, port: number): Promise<ChildProcess> {
  const asRoot = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = tools
    ? spawn(tools.sink, [...asRoot, `127.0.0.1:${port}`, '1000'], { env: tools.env, stdio: 'ignore' })
    : spawn(process.execPath, [join(import.meta.dirname, 'minimal-sink.mjs'), String(port)], { stdio: 'ignore' });
  return whenListening(child, port);
}

/** What stands between a sender and a far relay: a process of its own that makes every round trip so much longer. */
export function startDelayProxy(port: number, target: number, roundTripMilliseconds: number): Promise<ChildProcess> {
  const parameters = [port, target, roundTripMilliseconds / 2].map(String);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'delay-proxy.mjs'), ...parameters], { stdio: 'inherit' });
  return whenListening(child, port);
}

async function whenListening(child: ChildProcess, port: number): Promise<ChildProcess> {
  for (let tries = 0; ; tries++) {
    const listening = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (listening) return child;
    if (tries > 100 || child.exitCode !== null) throw new Error('a process of the benchmark does not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
