import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { recordNoticeReport } from './record-notice-report';

const SENT = new Date('2026-03-01T12:00:00Z');
const REPORTED = new Date('2026-03-02T12:00:00Z');

async function given(dates: { requestedAt?: Date; confirmedAt?: Date | null } = {}) {
  const { id: publicationId } = await make.publication();
  const subscriber = await make.subscriber(publicationId);
  const { email, emailFolded } = await db.subscriber.findUniqueOrThrow({ where: { id: subscriber.id } });
  await db.subscription.update({
    where: { subscriberId: subscriber.id },
    data: { requestedAt: new Date('2026-02-01'), confirmedAt: new Date('2026-02-01'), ...dates },
  });
  const notice = await db.notice.create({
    data: { publicationId, email, kind: 'welcome', createdAt: SENT, expiresAt: REPORTED, sealedProps: null },
  });
  const states = async () => ({
    notice: await db.notice.findUniqueOrThrow({ where: { id: notice.id } }),
    suppression: await db.suppression.findFirst({ where: { publicationId, emailFolded } }),
    subscription: await db.subscription.findUniqueOrThrow({ where: { subscriberId: subscriber.id } }),
  });
  return { noticeId: notice.id, states };
}

test('a notice that bounced for good shows it, and its address is mailed no more', async () => {
  const { noticeId, states } = await given();
  await recordNoticeReport(noticeId, { kind: 'hard_bounce', detail: '550 5.1.1\r\n no such user' }, REPORTED);
  await recordNoticeReport(noticeId, { kind: 'hard_bounce', detail: 'again' }, new Date('2026-03-03'));
  const { notice, suppression, subscription } = await states();
  expect(notice).toMatchObject({ failedAt: REPORTED, lastReply: '550 5.1.1 no such user' });
  expect(suppression).toMatchObject({ reason: 'hard_bounce', at: REPORTED });
  expect(subscription.endedAt).toBeNull();
});

test('a complaint about a notice ends the subscription; the notice did arrive', async () => {
  const { noticeId, states } = await given();
  await recordNoticeReport(noticeId, { kind: 'complaint', detail: 'abuse' }, REPORTED);
  const { notice, suppression, subscription } = await states();
  expect(notice.failedAt).toBeNull();
  expect(suppression).toMatchObject({ reason: 'complaint', at: REPORTED });
  expect(subscription).toMatchObject({ endedAt: REPORTED, endReason: 'complaint' });
});

test('what a reader did after the notice outweighs the report', async () => {
  const asked = await given({ requestedAt: new Date('2026-03-01T13:00:00Z') });
  await recordNoticeReport(asked.noticeId, { kind: 'hard_bounce', detail: '550' }, REPORTED);
  expect((await asked.states()).suppression).toBeNull();
  const agreed = await given({ confirmedAt: new Date('2026-03-01T13:00:00Z') });
  await recordNoticeReport(agreed.noticeId, { kind: 'complaint', detail: 'abuse' }, REPORTED);
  expect(await agreed.states()).toMatchObject({ suppression: null, subscription: { endedAt: null } });
});

test('a report about a notice that is gone does nothing', async () => {
  const before = await db.suppression.count();
  await recordNoticeReport('0192f0c1-0000-7000-8000-000000000009', { kind: 'complaint', detail: 'abuse' }, REPORTED);
  expect(await db.suppression.count()).toBe(before);
});
