import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { hasUnpublishedChanges } from './has-unpublished-changes';

test('a post has unpublished changes once it is saved after its publishing', async () => {
  const { id: publicationId } = await make.publication();
  const owner = await make.member(publicationId);
  const { id, document } = await make.post(publicationId, owner.id);
  expect(await hasUnpublishedChanges(publicationId, id)).toBe(false);
  const kept = { title: 'A', subtitle: '', document: document ?? {}, documentVersion: 1, number: 0 };
  const { id: publishedRevisionId } = await db.postRevision.create({
    data: { publicationId, postId: id, savedById: owner.id, ...kept },
  });
  await db.post.update({ where: { id }, data: { publishedRevisionId, publishedAt: new Date(), slug: 'a' } });
  expect(await hasUnpublishedChanges(publicationId, id)).toBe(false);
  await db.post.update({ where: { id }, data: { revision: 1 } });
  expect(await hasUnpublishedChanges(publicationId, id)).toBe(true);
  expect(await hasUnpublishedChanges((await make.publication()).id, id)).toBe(false);
});
