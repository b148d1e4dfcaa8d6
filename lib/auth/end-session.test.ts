import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { make } from '@/lib/testing/make';
import { deleteSession } from './end-session';
import { getSession } from './get-signed-in';

test('a session that was ended opens nothing, and its neighbours stay', async () => {
  const { id: publicationId } = await make.publication();
  const { id: userId } = await make.member(publicationId);
  const [token, other] = [randomToken(), randomToken()];
  for (const kept of [token, other])
    await db.session.create({
      data: { sessionToken: sha256(kept), publicationId, userId, expires: new Date(Date.now() + 60_000) },
    });
  await deleteSession((await make.publication()).id, token);
  expect(await getSession(publicationId, token)).not.toBeNull();
  await deleteSession(publicationId, token);
  await deleteSession(publicationId, token);
  expect(await getSession(publicationId, token)).toBeNull();
  expect(await getSession(publicationId, other)).not.toBeNull();
});
