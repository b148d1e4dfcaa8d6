import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { unseal } from '@/lib/secrets/seal';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { getErasure, requestErasure } from './request-erasure';

const HOUR_MS = 3_600_000;

test('the mailed link names the person for an hour, on their publication alone, and opening it erases nobody', async () => {
  const publication = await make.publication();
  const subscriber = await make.subscriber(publication.id);
  const now = new Date();
  expect(await requestErasure({ publication, subscriber }, now)).toEqual({ ok: true });
  const notice = await db.notice.findFirstOrThrow({ where: { publicationId: publication.id, kind: 'erase' } });
  expect(notice.email).toBe(subscriber.email);
  const { eraseUrl } = unseal('notice', notice.sealedProps ?? new Uint8Array()) as { eraseUrl: string };
  const token = eraseUrl.split('/').at(-1) ?? '';
  const later = (ms: number) => new Date(now.getTime() + ms);
  expect(await getErasure(publication.id, token, later(HOUR_MS - 1000))).toMatchObject({ id: subscriber.id });
  expect(await getErasure(publication.id, token, later(HOUR_MS))).toBeNull();
  expect(await getErasure((await make.publication()).id, token, now)).toBeNull();
  expect(await getErasure(publication.id, signId('unsubscribe', subscriber.id), now)).toBeNull();
  expect(await db.subscriber.count({ where: { id: subscriber.id } })).toBe(1);
});

test('five such mails a day are enough', async () => {
  const publication = await make.publication();
  const subscriber = await make.subscriber(publication.id);
  for (let sent = 1; sent <= 5; sent++) expect(await requestErasure({ publication, subscriber })).toEqual({ ok: true });
  expect(await requestErasure({ publication, subscriber })).toEqual({ ok: false, problem: 'too-many' });
});
