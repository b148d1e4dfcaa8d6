import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startStandIn } from '@/lib/testing/stand-in';
import { GroupLane } from './group-lane';
import type { Trouble } from './lane';
import { readTransportUrl } from './open-transport';
import type { SmtpReply } from './smtp-reply';

let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeAll(async () => {
  standIn = await startStandIn('postmark'); // groups of 100
});
beforeEach(() => standIn.forget());
afterAll(() => standIn.stop());

const message = {
  from: { name: 'Ana', email: 'ana@letters.example' },
  replyTo: null,
  subject: 'One',
  html: '<p>One</p>',
  text: 'One',
  headers: [],
};

/** A lane over `count` messages of two issues, and what became of each. */
function lane(count: number, more: { isOurs?: (index: number) => boolean; keep?: () => Promise<void> } = {}) {
  const read = readTransportUrl(`postmark+http://test-key@${standIn.host}?timeout=1`);
  if (read.kind !== 'provider') throw new Error(read.kind);
  const replies = new Map<number, SmtpReply[]>();
  const troubles: (Trouble | null)[] = [];
  const waiting = Array.from({ length: count }, (_, index) => index);
  const made = new GroupLane({
    transport: read.open(),
    take: () => {
      const index = waiting.shift();
      if (index === undefined) return undefined;
      return {
        key: `issue ${index % 2}`,
        message: async () => ({ ...message, subject: `issue ${index % 2}` }),
        recipient: async () => ({
          deliveryId: String(index),
          email: `r${index}@example.net`,
          messageId: '<1@x.example>',
          values: {},
        }),
        mayEnd: () => more.isOurs?.(index) ?? true,
        done: async (reply) => {
          replies.set(index, [...(replies.get(index) ?? []), reply]);
          // As the sender does: what was not sent waits again.
          if (reply.outcome === 'connection' && (more.isOurs?.(index) ?? true)) waiting.push(index);
          await more.keep?.();
        },
      };
    },
    onTrouble: (trouble) => troubles.push(trouble),
    backoff: { baseMilliseconds: 20, maxMilliseconds: 50 },
  });
  return { lane: made, replies, troubles };
}

const until = async (test: () => boolean) => {
  for (let tries = 0; !test(); tries++) {
    if (tries > 400) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

test('each message goes once, in groups of its own issue, and each has one reply', async () => {
  const { lane: group, replies, troubles } = lane(250);
  group.wake();
  await until(() => replies.size === 250);
  await group.stop();
  expect([...replies.values()].every((each) => each.length === 1 && each[0]!.outcome === 'accepted')).toBe(true);
  const { accepted, calls } = await standIn.taken();
  expect(new Set(accepted.map(({ variables }) => variables.delivery)).size).toBe(250);
  expect(accepted.every(({ subject, variables }) => subject === `issue ${Number(variables.delivery) % 2}`)).toBe(true);
  expect(calls).toBe(6); // 100, 100, 50, each of two issues
  expect(troubles).toEqual([]);
});

test('what is no longer ours is not sent', async () => {
  const { lane: group, replies } = lane(10, { isOurs: (index) => index !== 3 });
  group.wake();
  await until(() => replies.size === 10);
  await group.stop();
  expect(replies.get(3)).toMatchObject([{ outcome: 'connection' }]);
  expect((await standIn.taken()).accepted.map(({ variables }) => variables.delivery)).not.toContain('3');
});

test('a provider in trouble is told of, and may be tried again after a while', async () => {
  await standIn.faults({ kind: 'answer', status: 503, body: { ErrorCode: 100, Message: 'Maintenance' } });
  const { lane: group, replies, troubles } = lane(2);
  group.wake();
  await until(() => troubles.includes(null));
  await group.stop();
  expect(troubles[0]).toMatchObject({ text: expect.any(String) });
  expect(replies.get(0)?.[0]).toMatchObject({ outcome: 'deferred', code: 503 });
});

test('Retry-After holds the whole lane', async () => {
  await standIn.faults({
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': '1' },
    body: { ErrorCode: 429, Message: 'slow' },
  });
  const { lane: group, replies, troubles } = lane(600);
  const started = performance.now();
  group.wake();
  await until(() => replies.size === 600);
  expect(performance.now() - started).toBeGreaterThan(900);
  await group.stop();
  expect(troubles).toEqual([]);
  expect([...replies.values()].filter(([reply]) => reply!.slowDown && reply!.retryAfterSeconds === 1).length).toBeGreaterThan(0);
});

test('stopping waits for what is under way until it is kept; cutting leaves it open', async () => {
  let kept = 0;
  const slow = lane(3, { keep: async () => void (await new Promise((resolve) => setTimeout(resolve, 100)).then(() => kept++)) });
  slow.lane.wake();
  await slow.lane.stop();
  expect(kept).toBe(3);

  await standIn.faults({ kind: 'silence' }, { kind: 'silence' });
  const cut = lane(2);
  cut.lane.wake();
  setTimeout(() => cut.lane.cut(), 100);
  const started = performance.now();
  await cut.lane.stop();
  expect(performance.now() - started).toBeLessThan(900);
  expect(cut.replies.get(0)).toMatchObject([{ outcome: 'indeterminate' }]);
});
