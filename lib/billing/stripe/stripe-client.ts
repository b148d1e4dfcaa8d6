import Stripe from 'stripe';
import { env } from '@/lib/env';

const TIMEOUT_MS = 20_000;

/** Where Stripe is asked: itself, or the stand-in that STRIPE_API_URL names. */
function where() {
  const url = env().STRIPE_API_URL;
  if (!url) return {};
  const { protocol, hostname, port } = new URL(url);
  const http = protocol === 'http:';
  return { host: hostname, port: port || (http ? 80 : 443), protocol: http ? ('http' as const) : ('https' as const) };
}

/** The SDK for a key, at the API version its types describe.
 *  @param connected the id of an account connected to the key's, for which it acts */
export const stripeClient = (secretKey: string, connected?: string): Stripe =>
  new Stripe(secretKey, {
    ...where(),
    ...(connected ? { stripeAccount: connected } : {}),
    maxNetworkRetries: 2,
    timeout: TIMEOUT_MS,
    telemetry: false,
    appInfo: { name: 'Courant' },
  });

/** Whether the install asks a stand-in: nobody is charged, whatever the key says. */
export const isStandIn = () => env().STRIPE_API_URL !== undefined;
