import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { clickUrl, openUrl } from '@/lib/delivery/reading-urls';
import { setCountsReading } from '@/lib/publications/set-counts-reading';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { followLink } from './follow-link';
import { getIssueReading } from './get-issue-reading';
import { recordOpen } from './record-open';

const URLS = ['https://a.example/', 'https://b.example/', 'https://secret.example/'];
let publicationId: string;
let issueId: string;
let ids: string[];

/** A finished issue to four readers, the last of whom pays; it arrived an hour ago. */
beforeEach(async () => {
  const publication = await make.publication();
  publicationId = publication.id;
  await db.publication.update({ where: { id: publicationId }, data: { countsReading: true } });
  const issue = await make.issue(publicationId);
  issueId = issue.id;
  await db.issue.update({ where: { id: issueId }, data: { countsReading: true } });
  await db.issueLink.createMany({
    data: URLS.map((url, number) => ({ issueId, publicationId, number, url, paidOnly: number === 2 })),
  });
  ids = [];
  for (const variant of ['free', 'free', 'free', 'paid'] as const) {
    const { id } = await make.delivery(issue, await make.subscriber(publicationId));
    await db.delivery.update({ where: { id }, data: { variant, finishedAt: new Date(Date.now() - 3_600_000) } });
    ids.push(id);
  }
});

const tokenOf = (url: string) => url.split('/')[4]!;
const hosts = { host: 'letters.test', homeHost: null };
const open = (id: string, byMachine = false, at = publicationId) => recordOpen(at, tokenOf(openUrl(hosts, id)), byMachine);
const click = (id: string, number = 0, byMachine = false, at = publicationId) =>
  followLink(at, tokenOf(clickUrl(hosts, id)), number, byMachine);
/** As if what was just done was a while ago. */
const later = () =>
  db.$executeRaw`update link_click set clicked_at = clicked_at - interval '1 minute', scanned_at = scanned_at - interval '1 minute'`;

test('an open counts once, a fetch by a machine apart, and one after the other both', async () => {
  await open(ids[0]!);
  await open(ids[0]!);
  await open(ids[1]!, true);
  expect(await getIssueReading(publicationId, issueId)).toMatchObject({ accepted: 4, opened: 1, onlyPrefetched: 1, clicked: 0 });
  await open(ids[1]!);
  expect(await getIssueReading(publicationId, issueId)).toMatchObject({ opened: 2, onlyPrefetched: 0 });
});

test('a click leads on, counts once for each reader, and is an open as well', async () => {
  expect(await click(ids[0]!)).toBe(URLS[0]);
  await later();
  expect(await click(ids[0]!, 1)).toBe(URLS[1]);
  expect(await click(ids[1]!)).toBe(URLS[0]);
  expect(await click(ids[2]!, 0, true)).toBe(URLS[0]);
  expect(await getIssueReading(publicationId, issueId)).toMatchObject({
    ...{ opened: 2, clicked: 2 },
    links: [
      { url: URLS[0], readers: 2 },
      { url: URLS[1], readers: 1 },
    ],
  });
});

test('what comes as the mail arrives is a machine, whatever it calls itself', async () => {
  await db.delivery.update({ where: { id: ids[0]! }, data: { finishedAt: new Date() } });
  await open(ids[0]!);
  await click(ids[0]!);
  await db.delivery.update({ where: { id: ids[1]! }, data: { finishedAt: null, state: 'pending' } });
  await open(ids[1]!);
  expect(await getIssueReading(publicationId, issueId)).toMatchObject({ opened: 0, clicked: 0 });
});

test('who follows two links at once is a scanner', async () => {
  for (const number of [0, 1]) expect(await click(ids[0]!, number)).toBe(URLS[number]);
  expect(await getIssueReading(publicationId, issueId)).toMatchObject({ clicked: 0 });
  await later();
  await click(ids[0]!, 1);
  expect(await getIssueReading(publicationId, issueId)).toMatchObject({ clicked: 1 });
});

test('a link of the paid part leads on only for who was sent it', async () => {
  expect(await click(ids[0]!, 2)).toBeNull();
  expect(await click(ids[3]!, 2)).toBe(URLS[2]);
});

test('no token of another kind, no other number and no other host leads anywhere or counts', async () => {
  const [id] = ids as [string];
  const other = await make.publication();
  await db.publication.update({ where: { id: other.id }, data: { countsReading: true } });
  expect(await click(id, 0, false, other.id)).toBeNull();
  await open(id, false, other.id);
  expect(await click(id, 7)).toBeNull();
  for (const token of [signId('open', id), signId('unsubscribe', id), id, '', 'x'.repeat(43)])
    expect(await followLink(publicationId, token, 0, false)).toBeNull();
  for (const token of [signId('click', id), signId('open', crypto.randomUUID()), 'x'.repeat(43)])
    await recordOpen(publicationId, token, false);
  expect(await db.reading.count({ where: { issueId } })).toBe(0);
  expect(await db.linkClick.count({ where: { issueId } })).toBe(0);
});

test('turned off nothing more is counted, and links still lead on; another publication sees nothing', async () => {
  const { id: userId } = await make.member(publicationId);
  await open(ids[0]!);
  for (const _ of [1, 2]) await setCountsReading({ publicationId, userId, countsReading: false });
  await open(ids[1]!);
  expect(await click(ids[1]!)).toBe(URLS[0]);
  expect(await getIssueReading(publicationId, issueId)).toMatchObject({ opened: 1, clicked: 0 });
  expect(await db.activity.count({ where: { publicationId, act: 'settings.changed' } })).toBe(1);
  expect(await getIssueReading((await make.publication()).id, issueId)).toBeNull();
  await db.issue.update({ where: { id: issueId }, data: { countsReading: false } });
  expect(await getIssueReading(publicationId, issueId)).toBeNull();
});

test('a reader who is erased leaves the count', async () => {
  await open(ids[0]!);
  await db.subscriber.deleteMany({ where: { publicationId } });
  expect(await getIssueReading(publicationId, issueId)).toMatchObject({ opened: 1 });
});
