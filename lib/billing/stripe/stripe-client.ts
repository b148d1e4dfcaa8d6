import Stripe from 'stripe';
import { env } from '@/lib/env';

const TIMEOUT_MS = 20_000;

/** How the keys of the stand-in begin. */
const TEST_MONEY = 'sk_test_TestMoney';

/** Whether a key is the stand-in's that STRIPE_API_URL names: nobody is charged. `npm start` brings one along, and a real key
 *  that a publication enters beside it is Stripe's still. */
export const isStandIn = (secretKey: string) => env().STRIPE_API_URL !== undefined && secretKey.startsWith(TEST_MONEY);

/** Where Stripe is asked: itself, or the stand-in for its own keys. */
function where(secretKey: string) {
  const url = env().STRIPE_API_URL;
  if (!url || !isStandIn(secretKey)) return {};
  const { protocol, hostname, port } = new URL(url);
  const http = protocol === 'http:';
  return { host: hostname, port: port || (http ? 80 : 443), protocol: http ? ('http' as const) : ('https' as const) };
}

/** The SDK for a key, at the API version its types describe.
 *  @param connected the id of an account connected to the key's, for which it acts */
export const stripeClient = (secretKey: string, connected?: string): Stripe =>
  new Stripe(secretKey, {
    ...where(secretKey),
    ...(connected ? { stripeAccount: connected } : {}),
    maxNetworkRetries: 2,
    timeout: TIMEOUT_MS,
    telemetry: false,
    appInfo: { name: 'Courant' },
  });
