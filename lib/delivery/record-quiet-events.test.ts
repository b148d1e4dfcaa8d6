import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { MailEventKind } from '@/lib/db/types';
import { make } from '@/lib/testing/make';
import { type MailEventInput, recordMailEvent } from './record-mail-event';
import { recordQuietEvents } from './record-quiet-events';

const event = (deliveryId: string, kind: MailEventKind, providerEventId: string = randomUUID()): MailEventInput => ({
  ...{ provider: 'sendgrid', providerEventId, deliveryId, kind, at: new Date('2026-11-01T08:00:00Z') },
});

async function delivered(state: 'accepted' | 'pending' = 'accepted') {
  const { id: publicationId } = await make.publication();
  return make.delivery(await make.issue(publicationId), await make.subscriber(publicationId), { state });
}

test('opens, clicks, delays and deliveries of what was accepted are stored together; the rest is handed back', async () => {
  const { id, issueId, publicationId, subscriberId } = await delivered();
  const waiting = await delivered('pending');
  const events = (['opened', 'hard_bounce', 'clicked', 'delivered', 'complaint', 'delayed'] as const).map((kind) =>
    event(id, kind),
  );
  const [early, unknown] = [event(waiting.id, 'delivered'), event(randomUUID(), 'opened')];
  const { stored, rest } = await recordQuietEvents([...events, early, unknown]);
  expect(stored).toBe(4);
  expect(rest).toEqual([events[1], events[4], early, unknown]);
  const rows = await db.mailEvent.findMany({ where: { deliveryId: id } });
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['opened', 'clicked', 'delivered', 'delayed']));
  expect(rows[0]).toMatchObject({
    issueId,
    publicationId,
    subscriberId,
    provider: 'sendgrid',
    at: new Date('2026-11-01T08:00:00Z'),
  });
});

test('a repeat is no new one, also twice in one request, and more than one statement takes are all stored', async () => {
  const { id } = await delivered();
  const twice = event(id, 'opened', 'same');
  expect(await recordQuietEvents([twice, twice])).toEqual({ stored: 1, rest: [] });
  expect(await recordQuietEvents([twice])).toEqual({ stored: 0, rest: [] });
  expect(await recordQuietEvents(Array.from({ length: 1_201 }, () => event(id, 'opened')))).toEqual({ stored: 1_201, rest: [] });
});

test('a delivery and an earlier soft bounce at the same moment end as accepted, whichever is first', async () => {
  for (let round = 0; round < 10; round++) {
    const { id } = await delivered();
    const soft = { ...event(id, 'soft_bounce'), at: new Date('2026-10-31T08:00:00Z') };
    const quietly = async () => {
      const { rest } = await recordQuietEvents([event(id, 'delivered')]);
      for (const left of rest) await recordMailEvent(left);
    };
    await Promise.all([recordMailEvent(soft), quietly()]);
    expect(await db.delivery.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'accepted' });
  }
});
