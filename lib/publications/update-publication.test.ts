import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { make } from '@/lib/testing/make';
import { updatePublication } from './update-publication';

let publication: Publication;
beforeEach(async () => {
  publication = await make.publication();
});

test('changes what is named, leaves the rest, and makes its pages stale', async () => {
  const update = await updatePublication(publication.id, { name: 'The Slow Letter', replyTo: 'ana@example.com' });
  expect(update).toMatchObject({
    ok: true,
    publication: { ...publication, name: 'The Slow Letter', replyTo: 'ana@example.com' },
  });
  expect(await db.pageTag.findUnique({ where: { tag: `host:${publication.host}` } })).not.toBeNull();
});

test('takes every setting, and an empty reply address for none', async () => {
  const settings = {
    name: 'A',
    description: 'On gardens.',
    language: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    postalAddress: '1 Main Street\r\nSpringfield',
    senderName: 'Ana',
    replyTo: '',
    welcomeText: 'Hello!\n\nGlad you are here.',
  };
  const { ok } = await updatePublication(publication.id, settings);
  expect(ok).toBe(true);
  expect(await db.publication.findUnique({ where: { id: publication.id } })).toMatchObject({
    ...settings,
    postalAddress: '1 Main Street\nSpringfield',
    replyTo: null,
  });
});

test.each([
  ['name', ''],
  ['name', 'x\r\nBcc: e@evil.test'],
  ['name', 'x'.repeat(81)],
  ['senderName', 'Ana\u2028Bcc: x'],
  ['language', 'x'],
  ['timeZone', 'Mars/Base'],
  ['replyTo', 'a@x.org,b@y.org'],
  ['postalAddress', 'a\0b'],
  ['welcomeText', 'x'.repeat(4001)],
  ['host', 'evil.test'],
  ['id', '01a20f8d-2572-78c2-9745-02597fb7dc1e'],
])('%s: %j is refused and changes nothing', async (field, value) => {
  const update = await updatePublication(publication.id, { description: 'New', [field]: value });
  expect(update.ok).toBe(false);
  expect(await db.publication.findUnique({ where: { id: publication.id } })).toEqual(publication);
});

test('writes down what was changed, and nothing where all is as it was', async () => {
  const { id: userId } = await make.user();
  const acts = () => db.activity.findMany({ where: { publicationId: publication.id }, select: { act: true, objectName: true } });
  await updatePublication(publication.id, { name: publication.name, language: publication.language }, userId);
  expect(await acts()).toEqual([]);
  await updatePublication(publication.id, { name: publication.name, timeZone: 'Asia/Tokyo', senderName: 'Ana' }, userId);
  expect(await acts()).toEqual([{ act: 'settings.changed', objectName: 'timeZone, senderName' }]);
});
