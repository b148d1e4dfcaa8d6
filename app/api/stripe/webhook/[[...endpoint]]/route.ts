import { readBody } from '@/app/api/read-body';
import { receiveStripeEvent } from '@/lib/billing/receive-stripe-event';

export const dynamic = 'force-dynamic';

const BODY_MAX_BYTES = 1024 * 1024;
const STATUS = { 'endpoint-unknown': 404, forged: 401, malformed: 400, 'account-mismatch': 400 } as const;

/** Where Stripe tells what happened: /api/stripe/webhook/<id> for the endpoint that a publication registered,
 *  /api/stripe/webhook for those of the operator. The signature is over the raw body, so it is read as bytes. 200 only when
 *  the event is stored; a database that is away is a 500, and Stripe comes again. */
export async function POST(request: Request, { params }: { params: Promise<{ endpoint?: string[] }> }) {
  const { endpoint = [] } = await params;
  if (endpoint.length > 1) return new Response(null, { status: 404 });
  const body = await readBody(request, BODY_MAX_BYTES);
  if (!body) return new Response(null, { status: 413 });
  const received = await receiveStripeEvent({
    endpointId: endpoint[0] ?? null,
    body,
    signature: request.headers.get('stripe-signature'),
  });
  return new Response(null, { status: received.ok ? 200 : STATUS[received.problem] });
}
