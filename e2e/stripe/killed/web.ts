import { createServer } from 'node:http';
import { finishCheckout } from '@/lib/billing/checkout/finish-checkout';
import { startCheckout } from '@/lib/billing/checkout/start-checkout';
import { receiveStripeEvent } from '@/lib/billing/receive-stripe-event';

// What the web does about money, as a process that can be killed: node --import tsx e2e/stripe/killed/web.ts PORT. It takes
// webhooks at /<endpoint>, begins a checkout at /begin and ends one at /return, with what the product's verbs take as JSON.
const server = createServer((request, response) => {
  void (async () => {
    const body = Buffer.concat(await request.toArray());
    const answer = (status: number, value: unknown) => response.writeHead(status).end(JSON.stringify(value));
    if (request.url === '/begin') return answer(200, await startCheckout(JSON.parse(body.toString())));
    if (request.url === '/return') return answer(200, await finishCheckout(JSON.parse(body.toString())));
    const signature = String(request.headers['stripe-signature']);
    const received = await receiveStripeEvent({ endpointId: request.url?.slice(1) ?? '', body, signature });
    return answer(received.ok ? 200 : 400, received);
  })().catch((error: unknown) => response.writeHead(500).end(String(error)));
});
process.once('message', () => server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready')));
process.once('disconnect', () => process.exit());
