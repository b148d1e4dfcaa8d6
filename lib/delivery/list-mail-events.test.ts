import { expect, test } from 'vitest';
import { make } from '@/lib/testing/make';
import { countMailEvents, listMailEvents } from './list-mail-events';
import { recordMailEvent } from './record-mail-event';

test('events are listed by subscriber and by issue, newest first, in pages, within one publication', async () => {
  const { id: publicationId } = await make.publication();
  const issue = await make.issue(publicationId);
  const [ana, ben] = [await make.subscriber(publicationId), await make.subscriber(publicationId)];
  const [toAna, toBen] = [await make.delivery(issue, ana), await make.delivery(issue, ben)];
  for (const [index, deliveryId] of [toAna.id, toAna.id, toBen.id].entries())
    await recordMailEvent({
      provider: 'mailgun',
      providerEventId: `e${index}`,
      deliveryId,
      kind: 'opened',
      at: new Date(),
      detail: `${index}`,
    });
  const ofIssue = await listMailEvents({ publicationId, issueId: issue.id, limit: 2 });
  expect(ofIssue.map(({ detail, email }) => [detail, email])).toEqual([
    ['2', ben.email],
    ['1', ana.email],
  ]);
  expect(await listMailEvents({ publicationId, issueId: issue.id, after: ofIssue[1]!.id, limit: 2 })).toHaveLength(1);
  expect(await listMailEvents({ publicationId, subscriberId: ana.id, limit: 9 })).toHaveLength(2);
  expect(await listMailEvents({ publicationId, subscriberId: ana.id, kinds: ['complaint'], limit: 9 })).toEqual([]);
  const other = await make.publication();
  expect(await listMailEvents({ publicationId: other.id, subscriberId: ana.id, limit: 9 })).toEqual([]);
  expect(await countMailEvents(publicationId, issue.id)).toMatchObject({ opened: 2, complaint: 0 });
});
