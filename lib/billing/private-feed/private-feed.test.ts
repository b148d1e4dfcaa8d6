import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { canRead } from '../can-read';
import { getReaderOfSubscriber } from '../get-reader';
import { listSharedFeeds, noteFeedUse } from './note-feed-use';
import {
  endPrivateFeed,
  fileToken,
  getPrivateFeed,
  privateFeedUrl,
  readFeedToken,
  readFileToken,
  renewPrivateFeed,
} from './private-feed';

let publication: Publication;
let reader: { publicationId: string; subscriberId: string };
beforeEach(async () => {
  publication = await make.publication();
  reader = { publicationId: publication.id, subscriberId: (await make.subscriber(publication.id)).id };
  await renewPrivateFeed(reader);
});
const feedId = async () => (await getPrivateFeed(publication.id, reader.subscriberId))?.id ?? '';
const token = async () =>
  privateFeedUrl(publication, await feedId(), 'feed.xml')
    .split('/')
    .at(-2) ?? '';

test('the address names the feed on its publication alone, and a file’s token is not the feed’s', async () => {
  const mine = await token();
  expect(await readFeedToken(publication.id, mine)).toMatchObject({ subscriberId: reader.subscriberId });
  expect(await readFeedToken((await make.publication()).id, mine)).toBeNull();
  const file = fileToken(await feedId());
  expect(await readFileToken(publication.id, file)).toMatchObject({ subscriberId: reader.subscriberId });
  expect(await readFeedToken(publication.id, file)).toBeNull();
  expect(await readFileToken(publication.id, mine)).toBeNull();
  expect(await readFeedToken(publication.id, signId('unsubscribe', reader.subscriberId))).toBeNull();
  for (const wrong of ['', 'x', mine.slice(1)]) expect(await readFeedToken(publication.id, wrong)).toBeNull();
});

test('a new address ends the old one, and switched off neither opens anything; nothing in the database opens it', async () => {
  const old = await token();
  await renewPrivateFeed(reader);
  const renewed = await token();
  expect(await readFeedToken(publication.id, old)).toBeNull();
  expect(await readFeedToken(publication.id, renewed)).not.toBeNull();
  expect(JSON.stringify(await db.privateFeed.findMany())).not.toContain(renewed);
  await endPrivateFeed(reader);
  await endPrivateFeed(reader);
  expect(await readFeedToken(publication.id, renewed)).toBeNull();
});

test('who comes by it reads as the subscription stands now, and never as the team does', async () => {
  const paid = { access: 'paid', unlocksAt: null } as const;
  const reads = async () => canRead(paid, await getReaderOfSubscriber(publication.id, reader.subscriberId), new Date());
  expect(await reads()).toBe(false);
  await db.subscription.update({ where: { subscriberId: reader.subscriberId }, data: { tier: 'paid' } });
  expect(await reads()).toBe(true);
  await db.subscription.update({ where: { subscriberId: reader.subscriberId }, data: { tier: 'free' } });
  expect(await reads()).toBe(false);
  const writer = await make.member(publication.id);
  const asReader = await make.subscriber(publication.id, { email: writer.email });
  expect(await getReaderOfSubscriber(publication.id, asReader.id)).toMatchObject({ role: null });
  expect(await getReaderOfSubscriber((await make.publication()).id, reader.subscriberId)).toMatchObject({ subscription: null });
});

test('many networks on one day are shown, the same network counts once, and older days are forgotten', async () => {
  const use = { publicationId: publication.id, feedId: await feedId() };
  for (let n = 1; n <= 15; n++) await noteFeedUse({ ...use, ip: `203.0.113.${n}` });
  await noteFeedUse({ ...use, ip: '203.0.113.1' });
  for (let n = 1; n <= 40; n++) await noteFeedUse({ ...use, ip: `2001:db8:1:1::${n}` }); // one /64
  const found = await listSharedFeeds(publication.id);
  expect(found).toMatchObject([{ subscriberId: reader.subscriberId, networks: 16 }]);
  expect(await listSharedFeeds(publication.id, { least: 17 })).toEqual([]);
  expect(await listSharedFeeds((await make.publication()).id)).toEqual([]);
  await db.privateFeedUse.updateMany({ where: { feedId: use.feedId }, data: { day: new Date(Date.now() - 8 * 86_400_000) } });
  expect(await listSharedFeeds(publication.id)).toEqual([]);
  expect(JSON.stringify(await db.privateFeedUse.findMany())).not.toContain('203.0.113');
});
