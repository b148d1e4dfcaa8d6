import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { countReaders } from './count-readers';
import { countSegment, getSegment, listSegments } from './list-segments';
import { listSubscribers } from './list-subscribers';
import { resolveAudience } from './resolve-audience';
import { deleteSegment, saveSegment } from './save-segment';
import { type SegmentCondition, SegmentRule } from './segment-rule';

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
const all = (...conditions: SegmentCondition[]): SegmentRule => ({ match: 'all', conditions });

let publicationId: string;

/** new: paid, came by import 3 days ago; old: confirmed 400 days ago, opened yesterday; quiet: 100 days ago, got mail, opened
 *  nothing. And two who are never mailed, whatever a rule says. */
beforeEach(async () => {
  const publication = await make.publication();
  publicationId = publication.id;
  await db.publication.update({ where: { id: publicationId }, data: { timeZone: 'Pacific/Auckland' } });
  const reader = (name: string, confirmedAt: Date | null, over: object = {}) =>
    make.subscriber(publicationId, { email: `${name}-${publicationId}@example.com`, confirmedAt, ...over });
  const [fresh, old, quiet] = await Promise.all([reader('new', ago(3)), reader('old', ago(400)), reader('quiet', ago(100))]);
  await Promise.all([reader('pending', null), reader('left', ago(3), { endedAt: new Date() })]);
  await db.subscription.update({ where: { subscriberId: fresh.id }, data: { tier: 'paid', source: 'import' } });
  const issue = await make.issue(publicationId);
  const deliveries = await Promise.all([make.delivery(issue, old), make.delivery(issue, quiet)]);
  const event = { publicationId, issueId: issue.id, provider: 'mail', kind: 'opened' as const };
  const opened = {
    ...event,
    deliveryId: deliveries[0]!.id,
    subscriberId: old.id,
    providerEventId: `a-${publicationId}`,
    at: ago(1),
  };
  const longAgo = {
    ...event,
    deliveryId: deliveries[1]!.id,
    subscriberId: quiet.id,
    providerEventId: `b-${publicationId}`,
    at: ago(90),
  };
  await db.mailEvent.createMany({ data: [opened, longAgo] });
});

async function met(rule: SegmentRule) {
  const found = await listSubscribers({ publicationId, limit: 10, segment: rule });
  const { free, paid } = await countSegment(publicationId, rule);
  expect(free + paid).toBe(found.length);
  return found.map(({ email }) => email.split('-')[0]).sort();
}

test.each<[string, SegmentCondition[], string[]]>([
  ['paying', [{ field: 'tier', is: 'paid' }], ['new']],
  ['free', [{ field: 'tier', is: 'free' }], ['old', 'quiet']],
  ['by import', [{ field: 'source', is: true, source: 'import' }], ['new']],
  ['not by import', [{ field: 'source', is: false, source: 'import' }], ['old', 'quiet']],
  ['in the last week', [{ field: 'subscribed-within', is: true, days: 7 }], ['new']],
  ['not in the last week', [{ field: 'subscribed-within', is: false, days: 7 }], ['old', 'quiet']],
  ['opened in the last month', [{ field: 'opened', is: true, days: 30 }], ['old']],
  ['opened in the last 100 days', [{ field: 'opened', is: true, days: 100 }], ['old', 'quiet']],
  ['clicked', [{ field: 'clicked', is: true, days: 100 }], []],
  ['got mail', [{ field: 'received', is: true, days: 1 }], ['old', 'quiet']],
  [
    'got mail and opened none',
    [
      { field: 'received', is: true, days: 30 },
      { field: 'opened', is: false, days: 30 },
    ],
    ['quiet'],
  ],
])('who is %s', async (_, conditions, names) => expect(await met(all(...conditions))).toEqual(names));

test('any of several is enough where the rule says so', async () => {
  const conditions: SegmentCondition[] = [
    { field: 'tier', is: 'paid' },
    { field: 'opened', is: true, days: 30 },
  ];
  expect(await met({ match: 'any', conditions })).toEqual(['new', 'old']);
  expect(await met({ match: 'all', conditions })).toEqual([]);
});

test('a day begins in the time zone of the publication', async () => {
  // 13:30 UTC on the 9th is 01:30 on the 10th in Auckland (UTC+12 in July).
  const at = new Date('2026-07-09T13:30:00Z');
  await db.subscription.updateMany({ where: { publicationId, tier: 'paid' }, data: { confirmedAt: at } });
  const of = (when: 'before' | 'since', day: string) =>
    met(all({ field: 'tier', is: 'paid' }, { field: 'subscribed', when, day }));
  expect(await of('since', '2026-07-10')).toEqual(['new']);
  expect(await of('since', '2026-07-11')).toEqual([]);
  expect(await of('before', '2026-07-10')).toEqual([]);
  expect(await of('before', '2026-07-11')).toEqual(['new']);
});

test('a segment is saved, changed and deleted; its name is its own, and another publication has none of it', async () => {
  const rule = all({ field: 'tier', is: 'paid' });
  const saved = await saveSegment(publicationId, { name: 'Patrons', rule });
  if (!saved.ok) throw new Error(saved.problem);
  expect(await saveSegment(publicationId, { name: 'Patrons', rule })).toEqual({ ok: false, problem: 'name-taken' });
  const other = await make.publication();
  expect(await saveSegment(other.id, { name: 'Theirs', rule }, saved.id)).toEqual({ ok: false, problem: 'segment-unknown' });
  expect(await getSegment(other.id, saved.id)).toBeNull();
  expect(await deleteSegment(other.id, saved.id)).toEqual({ ok: true });
  expect(await saveSegment(publicationId, { name: 'Supporters', rule }, saved.id)).toEqual(saved);
  expect(await listSegments(publicationId)).toEqual([{ id: saved.id, name: 'Supporters', rule }]);
  expect(await deleteSegment(publicationId, saved.id)).toEqual({ ok: true });
  expect(await deleteSegment(publicationId, saved.id)).toEqual({ ok: true });
  expect(await listSegments(publicationId)).toEqual([]);
});

test('an audience without its rule is a bug, never everyone', async () => {
  const saved = await saveSegment(publicationId, { name: 'Patrons', rule: all({ field: 'tier', is: 'paid' }) });
  if (!saved.ok) throw new Error(saved.problem);
  const audience = { kind: 'everyone' as const, segmentId: saved.id };
  await expect(countReaders(publicationId, audience)).rejects.toThrow('rule was not looked up');
  const resolved = await resolveAudience(publicationId, audience);
  expect(await countReaders(publicationId, resolved!)).toBe(1);
  expect(await resolveAudience((await make.publication()).id, audience)).toBeNull();
});

test('a segment is not deleted while a post waits to be mailed to it', async () => {
  const saved = await saveSegment(publicationId, { name: 'Patrons', rule: all({ field: 'tier', is: 'paid' }) });
  if (!saved.ok) throw new Error(saved.problem);
  const user = await make.member(publicationId);
  const post = await make.post(publicationId, user.id);
  const scheduledAudience = { kind: 'everyone', segmentId: saved.id };
  await db.post.update({ where: { id: post.id }, data: { scheduledFor: new Date(Date.now() + DAY_MS), scheduledAudience } });
  expect(await deleteSegment(publicationId, saved.id)).toEqual({ ok: false, problem: 'scheduled' });
});

test.each([
  { match: 'all', conditions: [] },
  { match: 'none', conditions: [{ field: 'tier', is: 'paid' }] },
  { match: 'all', conditions: [{ field: 'tier', is: 'gold' }] },
  { match: 'all', conditions: [{ field: 'opened', is: true, days: 0 }] },
  { match: 'all', conditions: [{ field: 'opened', is: true, days: 1.5 }] },
  { match: 'all', conditions: [{ field: 'subscribed', when: 'since', day: '2026-02-30' }] },
  { match: 'all', conditions: [{ field: "tier' or true", is: 'paid' }] },
  { match: 'all', conditions: [{ field: 'tier', is: 'paid', more: 1 }] },
])('%j is no rule', (rule) => expect(SegmentRule.safeParse(rule).success).toBe(false));
