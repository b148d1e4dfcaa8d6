import { LAUNCH_HEADER } from '@/lib/queue/get-health';
import { Refusal } from './terminal';

const READY_SECONDS = 60;

export const portTaken = (port: number) =>
  new Refusal(`Port ${port} is in use by another program: stop it, or choose another port, such as PORT=${port + 1} npm start`);

/** Waits until the web process answers anything: /health says 503 until the migrations are seen.
 *  @param launch what our own answers with. @throws Refusal where another program has the port, or nothing answers for a minute:
 *    the port was free as we looked, and another start took it in the meantime. */
export async function waitForWeb({ port, launch, signal }: { port: number; launch: string; signal: AbortSignal }) {
  const url = `http://127.0.0.1:${port}/health`;
  const until = Date.now() + READY_SECONDS * 1000;
  while (!signal.aborted) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await answer.body?.cancel();
      if (answer.headers.get(LAUNCH_HEADER) === launch) return;
    } catch (error) {
      if (Date.now() > until) throw new Refusal(`The web process does not answer at ${url}: ${(error as Error).message}`);
      await new Promise((next) => setTimeout(next, 100));
      continue;
    }
    throw portTaken(port);
  }
}
