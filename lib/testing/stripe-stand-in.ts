import { randomBytes } from 'node:crypto';
import { startStandIn } from './stand-in';

type Held = { id: string; type: string; data: { object: { id: string } } };

/** Stripe's stand-in as a process of its own (e2e/stripe). Set STRIPE_API_URL to its `url` before anything asks Stripe. */
export async function startStripe() {
  const { host, stop } = await startStandIn('../stripe/main');
  const url = `http://${host}`;
  const control = (key: string) => async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/_control${path}`, {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json() as Promise<{ held: Held[] }>;
  };
  return {
    url,
    stop,
    /** The owner of a connected account cuts the tie to the platform of a key. */
    deauthorize: (key: string, account: string) => control(key)('POST', '/deauthorize', { account }),
    /** An account of its own, whose events are held until they are asked for. */
    async account() {
      const key = `sk_test_TestMoney${randomBytes(24).toString('hex')}`;
      const ask = control(key);
      await ask('POST', '/webhooks', { mode: 'hold' });
      return {
        key,
        /** What Stripe would have told, oldest first. */
        events: async () => (await ask('GET', '/webhooks')).held,
        advance: (days: number) => ask('POST', '/advance', { seconds: days * 86_400 }),
        fault: (fault: { kind: 'status' | 'cut-before' | 'cut-after'; status?: number; path?: string; times?: number }) =>
          ask('POST', '/faults', fault),
        forgetFaults: () => ask('DELETE', '/faults'),
      };
    },
    /** Fills in the hosted page as a browser would. @returns where it leads back to */
    async pay(checkoutUrl: string, fields: Record<string, string> = {}): Promise<string | null> {
      const form = { act: 'pay', email: 'reader@example.com', name: 'Rea Der', country: 'DE', card: '4242 4242 4242 4242' };
      const body = new URLSearchParams({ ...form, expiry: '12/34', cvc: '123', ...fields });
      const answer = await fetch(checkoutUrl, { method: 'POST', body, redirect: 'manual' });
      return answer.headers.get('location');
    },
  };
}
