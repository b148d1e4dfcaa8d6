import { startStripe } from './server';

// Stripe's stand-in as a process: node --import tsx e2e/stripe/main.ts [PORT] [--data FILE]
const [first, ...rest] = process.argv.slice(2);
const flags = first?.startsWith('--') ? [first, ...rest] : rest;
const port = first && !first.startsWith('--') ? Number(first) : 0;
const file = flags.includes('--data') ? flags[flags.indexOf('--data') + 1] : undefined;

const stripe = await startStripe({ port, file });
console.log(`ready ${new URL(stripe.origin).port}`);
const stop = () => void stripe.stop().then(() => process.exit(0));
for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, stop);
