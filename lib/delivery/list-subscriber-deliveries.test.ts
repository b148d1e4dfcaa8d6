import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { listSubscriberDeliveries } from './list-subscriber-deliveries';

test('a subscriber has every delivery with its attempts, and none through another publication', async () => {
  const { id: publicationId } = await make.publication();
  const owner = await make.member(publicationId);
  const post = await make.post(publicationId, owner.id);
  const { id: subscriberId, email } = await make.subscriber(publicationId);
  const issue = await db.issue.create({
    data: { publicationId, postId: post.id, subject: 'One', fromName: 'L', fromEmail: 'l@example.com', audience: {} },
  });
  const delivery = await db.delivery.create({
    data: { publicationId, issueId: issue.id, subscriberId, email, state: 'bounced', finishedAt: new Date(), attempts: 2 },
  });
  for (const number of [2, 1])
    await db.deliveryAttempt.create({
      data: { publicationId, deliveryId: delivery.id, number, reply: `try ${number}`, outcome: 'deferred' },
    });
  const [found, ...others] = await listSubscriberDeliveries(publicationId, subscriberId, 10);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ id: delivery.id, subject: 'One', state: 'bounced', dueAt: null });
  expect(found?.attempts.map(({ reply }) => reply)).toEqual(['try 1', 'try 2']);
  expect(await listSubscriberDeliveries((await make.publication()).id, subscriberId, 10)).toEqual([]);
});
