import { expect, test } from 'vitest';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import { Lane, type LaneJob } from './lane';
import { readSmtpUrl } from './smtp-url';

test('a lane whose number of connections rises and falls goes on until everything is sent', async () => {
  const sink = await startSmtpSink();
  const message = Buffer.from(`Subject: x\r\n\r\n${'x'.repeat(70)}\r\n`);
  let left = 3_000;
  let done = 0;
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const job = (n: number): LaneJob => ({
    envelope: { from: 'a@courant.test', to: `reader${n}@example.com` },
    build: async () => [message],
    mayEnd: () => true,
    done: async ({ outcome }) => {
      expect(outcome).toBe('accepted');
      if (++done === 3_000) finish();
    },
  });
  const lane = new Lane({
    relay: readSmtpUrl(sink.url),
    connections: 12,
    take: () => (left > 0 ? job(left--) : undefined),
    onTrouble: () => undefined,
    tickMilliseconds: 20,
  });
  lane.wake();
  await finished;
  await lane.stop();
  expect(sink.accepted).toHaveLength(3_000);
  expect(sink.mostConnections).toBeLessThanOrEqual(12);
  await sink.stop();
});
