import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/db';
import type { DeliveryState } from '@/lib/db/types';
import { deliveryMessageId } from '@/lib/mailer/delivery-message-id';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { unsubscribe } from '@/lib/subscribers/unsubscribe';
import { make } from '@/lib/testing/make';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import { recordMailEvent } from './record-mail-event';
import { countResendable, resendFailed } from './resend-failed';
import { runSender } from './run-sender';

let inbox: Awaited<ReturnType<typeof startSmtpSink>>;
beforeAll(async () => {
  inbox = await startSmtpSink({ keepRaw: true });
  vi.stubEnv('SMTP_URL', inbox.url);
});
afterAll(() => inbox.stop());

const LONG_AGO = new Date(Date.now() - 5 * 86_400_000);

/** An issue that ended five days ago, and its deliveries, each to a reader of its own. */
async function ended(...states: [DeliveryState, string | null][]) {
  const { id: publicationId } = await make.publication();
  const issue = await make.issue(publicationId, { finishedAt: LONG_AGO });
  await db.issue.update({
    where: { id: issue.id },
    data: { createdAt: LONG_AGO, bouncesCountedAt: LONG_AGO, fromEmail: 'post@courant.test' },
  });
  const link = `<a href="${PLACEHOLDERS.unsubscribeUrl}">Unsubscribe</a>`;
  await db.issueMessage.create({
    data: { issueId: issue.id, variant: 'free', html: `<p>It begins</p>${link}`, text: PLACEHOLDERS.unsubscribeUrl },
  });
  const deliveries = [];
  for (const [state, reason] of states) {
    const subscriber = await make.subscriber(publicationId);
    const over = { state, firstTriedAt: LONG_AGO, ...(reason ? { reason } : {}) };
    const { id } = await make.delivery(issue, subscriber, over);
    deliveries.push(await db.delivery.update({ where: { id }, data: { attempts: 9, lastCode: 451, lastReply: '451 later' } }));
  }
  return { publicationId, issueId: issue.id, deliveries };
}

async function sendAll(issueId: string) {
  const stop = new AbortController();
  const sender = runSender({ signal: stop.signal, connections: 2, pollSeconds: 0.05, stopSeconds: 2 });
  await vi.waitFor(
    async () => expect((await db.issue.findUniqueOrThrow({ where: { id: issueId } })).finishedAt).not.toBeNull(),
    15_000,
  );
  stop.abort();
  await sender;
}

const states = async (issueId: string) =>
  (await db.delivery.findMany({ where: { issueId }, orderBy: { id: 'asc' } })).map(({ state }) => state);

test('what failed goes out again, the same message under the same Message-ID, and the issue ends again', async () => {
  const { publicationId, issueId, deliveries } = await ended(
    ['accepted', null],
    ['failed', 'gave-up'],
    ['failed', 'sender-fault'],
    ['failed', 'address'],
    ['bounced', 'mailbox'],
    ['uncertain', 'no-answer'],
    ['skipped', 'unsubscribed'],
  );
  expect(await countResendable(publicationId, issueId)).toBe(2);
  expect(await resendFailed(publicationId, issueId)).toEqual({ ok: true, count: 2 });
  expect(await countResendable(publicationId, issueId)).toBe(0);
  await sendAll(issueId);

  const again = [deliveries[1]!, deliveries[2]!];
  const sent = inbox.accepted.filter(({ to }) => deliveries.some(({ email }) => email === to));
  expect(sent.map(({ to, messageId }) => [to, messageId]).sort()).toEqual(
    again.map(({ id, email }) => [email, deliveryMessageId(id, 'courant.test')]).sort(),
  );
  for (const { raw } of sent) expect(raw).toContain('It begins');
  expect(await states(issueId)).toEqual(['accepted', 'accepted', 'accepted', 'failed', 'bounced', 'uncertain', 'skipped']);
  const [, first] = await db.delivery.findMany({ where: { issueId }, orderBy: { id: 'asc' } });
  expect(first).toMatchObject({ attempts: 10, reason: null });
  expect(await db.issue.findUniqueOrThrow({ where: { id: issueId } })).toMatchObject({ bouncesCountedAt: null, pausedAt: null });
});

test('two clicks at once send once', async () => {
  const { publicationId, issueId } = await ended(['failed', 'gave-up']);
  const answers = await Promise.all([resendFailed(publicationId, issueId), resendFailed(publicationId, issueId)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, problem: 'not-finished' });
  await db.issue.update({ where: { id: issueId }, data: { cancelledAt: new Date() } });
});

test('who left, was suppressed or erased since gets nothing and keeps its row', async () => {
  const { publicationId, issueId, deliveries } = await ended(['failed', 'gave-up'], ['failed', 'gave-up'], ['failed', 'gave-up']);
  const [left, suppressed, erased] = deliveries;
  await unsubscribe({ publicationId, subscriberId: left!.subscriberId!, reason: 'reader' });
  await db.suppression.create({ data: { publicationId, emailFolded: suppressed!.email.toLowerCase(), reason: 'complaint' } });
  await db.delivery.update({ where: { id: erased!.id }, data: { subscriberId: null, email: '' } });
  expect(await countResendable(publicationId, issueId)).toBe(0);
  expect(await resendFailed(publicationId, issueId)).toEqual({ ok: false, problem: 'none-failed' });
  expect(await states(issueId)).toEqual(['failed', 'failed', 'failed']);
  expect((await db.issue.findUniqueOrThrow({ where: { id: issueId } })).finishedAt).toEqual(LONG_AGO);
});

test('an issue that is being sent, was cancelled or is another publication’s is left alone', async () => {
  const { publicationId, issueId } = await ended(['failed', 'gave-up']);
  const other = await make.publication();
  expect(await resendFailed(other.id, issueId)).toEqual({ ok: false, problem: 'not-finished' });
  expect(await resendFailed(publicationId, randomUUID())).toEqual({ ok: false, problem: 'not-finished' });
  await db.issue.update({ where: { id: issueId }, data: { cancelledAt: new Date() } });
  expect(await resendFailed(publicationId, issueId)).toEqual({ ok: false, problem: 'not-finished' });
  expect(await countResendable(publicationId, issueId)).toBe(0);
  expect(await states(issueId)).toEqual(['failed']);
});

test('what was heard before of the earlier try does not make it failed again', async () => {
  const { publicationId, issueId, deliveries } = await ended(['accepted', null]);
  const { id: deliveryId } = deliveries[0]!;
  const event = { provider: 'mail', deliveryId, at: LONG_AGO, detail: '5.7.26 not signed' };
  await recordMailEvent({ ...event, providerEventId: randomUUID(), kind: 'sender_fault' });
  expect(await states(issueId)).toEqual(['failed']);
  expect(await resendFailed(publicationId, issueId)).toEqual({ ok: true, count: 1 });
  await recordMailEvent({ ...event, providerEventId: randomUUID(), kind: 'opened' });
  expect(await states(issueId)).toEqual(['pending']);
  await sendAll(issueId);
  await recordMailEvent({ ...event, providerEventId: randomUUID(), kind: 'opened', at: new Date() });
  expect(await states(issueId)).toEqual(['accepted']);
  await recordMailEvent({ ...event, providerEventId: randomUUID(), kind: 'soft_bounce', at: new Date() });
  expect(await states(issueId)).toEqual(['bounced']);
});
