import { runSenders } from '@/lib/delivery/run-senders';
import { keepHeartbeat } from '@/lib/worker/keep-heartbeat';

// The senders of a worker, whose publications may name a mail server on this machine: a worker reaches the public internet alone.
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
await keepHeartbeat();
await runSenders({ signal: stop.signal, lookSeconds: 0.5, publicOnly: { allow: (address) => address === '127.0.0.1' } });
process.exit(0);
