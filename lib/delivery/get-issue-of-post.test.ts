import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { getIssueOfPost } from './get-issue-of-post';

test('the newest mailing of a post is found, and only through its own publication', async () => {
  const { id: publicationId } = await make.publication();
  const owner = await make.member(publicationId);
  const { id: postId } = await make.post(publicationId, owner.id);
  expect(await getIssueOfPost(publicationId, postId)).toBeNull();
  const data = { publicationId, postId, subject: 'One', fromName: 'L', fromEmail: 'l@example.com', audience: {} };
  await db.issue.create({ data: { ...data, createdAt: new Date('2026-01-01') } });
  const newest = await db.issue.create({ data: { ...data, emailing: 'correction-1', createdAt: new Date('2026-01-02') } });
  expect((await getIssueOfPost(publicationId, postId))?.id).toBe(newest.id);
  expect(await getIssueOfPost((await make.publication()).id, postId)).toBeNull();
});
