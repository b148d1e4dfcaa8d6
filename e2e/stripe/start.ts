import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Fault } from './control';
import type { StoredEvent } from './shapes';
import type { Travel } from './webhooks';

/** A key of Stripe's form, as the stand-in takes them. Each has an account of its own, so that tests do not meet. */
export const testKey = () => `sk_test_TestMoney${randomBytes(24).toString('hex')}`;

export type Deliveries = Travel & {
  account: string;
  held: StoredEvent[];
  deliveries: { eventId: string; endpointId: string; status: 'sent' | 'refused' | 'dropped'; code: number | null }[];
};

/** What tests ask of a stand-in that runs at an address, for the account of one key. */
export function controlStripe(url: string, key: string) {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${url}/_control${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json() as Promise<T>;
  };
  return {
    webhooks: () => ask<Deliveries>('GET', '/webhooks'),
    travel: (change: Partial<Travel>) => ask<Travel>('POST', '/webhooks', change),
    /** Delivers these events, held or long gone, in this order, and waits for the answers. */
    release: (ids: string[]) => ask('POST', '/webhooks/release', { ids }),
    forget: () => ask('POST', '/webhooks/forget'),
    settled: () => ask('POST', '/webhooks/settled'),
    /** What the next calls of the API meet. */
    fault: (fault: Partial<Fault> & Pick<Fault, 'kind'>) => ask('POST', '/faults', fault),
    forgetFaults: () => ask('DELETE', '/faults'),
    /** Lets time pass for all customers without a test clock. */
    advance: (seconds: number) => ask<{ now: number }>('POST', '/advance', { seconds }),
    settings: (change: { afterRetries?: 'cancel' | 'unpaid' | 'past_due'; chargesEnabled?: boolean }) =>
      ask('POST', '/settings', change),
    /** The owner of a connected account cuts the tie to this platform. */
    deauthorize: (account: string) => ask('POST', '/deauthorize', { account }),
  };
}

/** Starts the stand-in as a process of its own on a free port; it ends with us. */
export async function spawnStripe({ file }: { file?: string } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/stripe/main.ts', '0', ...(file ? ['--data', file] : [])], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((settle, refuse) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const found = /^ready (\d+)$/.exec(line)?.[1];
      if (found) settle(Number(found));
    });
    child.once('exit', (code) => refuse(new Error(`the stand-in for Stripe ended with ${code}`)));
  });
  return {
    url: `http://localhost:${port}`,
    /** @param signal SIGKILL to see what a killed one has kept */
    async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
      if (child.exitCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}
