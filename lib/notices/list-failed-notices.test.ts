import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { listFailedNotices } from './list-failed-notices';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

test('only what failed here and lately is listed, newest first', async () => {
  const { id: publicationId } = await make.publication();
  const { id: elsewhere } = await make.publication();
  const notice = (over: { publicationId?: string; email: string; createdAt: Date; failedAt?: Date }) =>
    db.notice.create({ data: { publicationId, kind: 'confirm', expiresAt: ago(-1), lastReply: '550 no such user', ...over } });
  await notice({ email: 'old@example.com', createdAt: ago(50), failedAt: ago(49) });
  await notice({ email: 'first@example.com', createdAt: ago(3), failedAt: ago(3) });
  await notice({ email: 'second@example.com', createdAt: ago(2), failedAt: ago(2) });
  await notice({ email: 'waiting@example.com', createdAt: ago(1) });
  await notice({ publicationId: elsewhere, email: 'theirs@example.com', createdAt: ago(1), failedAt: ago(1) });
  const found = await listFailedNotices(publicationId, ago(24), 10);
  expect(found.map(({ email }) => email)).toEqual(['second@example.com', 'first@example.com']);
  expect(await listFailedNotices(publicationId, ago(24), 1)).toHaveLength(1);
});
