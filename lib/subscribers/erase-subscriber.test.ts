import { expect, test } from 'vitest';
import { startSignIn } from '@/lib/auth/start-sign-in';
import { db } from '@/lib/db/db';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { make } from '@/lib/testing/make';
import { addSubscriber } from './add-subscriber';
import { askToConfirm } from './ask-to-confirm';
import { confirmSubscription } from './confirm-subscription';
import { countReaders } from './count-readers';
import { eraseSubscriber } from './erase-subscriber';
import { requestSubscription } from './request-subscription';
import { subscribeByPayment } from './subscribe-by-payment';

/** Every row of every table as text: what a dump would show. */
async function dump() {
  const rows = await db.$queryRaw<object[]>`
    select query_to_xml('select * from ' || quote_ident(table_name), true, false, '')::text
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  return JSON.stringify(rows);
}

async function mailedReader() {
  const publication = await make.publication();
  const writer = await make.member(publication.id);
  const post = await make.post(publication.id, writer.id);
  const reader = await make.subscriber(publication.id, { email: 'Somebody.Special@example.com' });
  const issue = await db.issue.create({
    data: {
      publicationId: publication.id,
      postId: post.id,
      subject: 'A first post',
      fromName: 'Letters',
      fromEmail: 'post@courant.test',
      audience: { kind: 'everyone' },
      audienceCount: 1,
    },
  });
  const delivery = await db.delivery.create({
    data: {
      publicationId: publication.id,
      issueId: issue.id,
      subscriberId: reader.id,
      email: reader.email,
      lastReply: `450 <${reader.email}> try later`,
      tries: {
        create: { publicationId: publication.id, number: 1, reply: `450 <${reader.email}> try later`, outcome: 'deferred' },
      },
    },
  });
  return { publication, reader, delivery };
}

test('nothing of the person is left, and what waits for them is cancelled; counts stay', async () => {
  const { publication, reader, delivery } = await mailedReader();
  await requestSubscription({ publicationId: publication.id, email: reader.email, source: 'form' });
  await db.user.create({ data: { email: reader.emailFolded, sessions: { create: session(publication.id) } } });
  expect(await eraseSubscriber(publication.id, reader.id)).toBe(true);
  expect((await dump()).toLowerCase()).not.toContain('somebody.special');
  expect(await db.delivery.findUnique({ where: { id: delivery.id } })).toMatchObject({
    state: 'cancelled',
    reason: 'erased',
    subscriberId: null,
  });
  expect(await eraseSubscriber(publication.id, reader.id)).toBe(false);
});

const session = (publicationId: string) => ({
  publicationId,
  sessionToken: `${publicationId}-hash`,
  expires: new Date('2040-01-01'),
});

test('that the address is not to be mailed outlives the person, as a hash that names nobody', async () => {
  const { id: publicationId } = await make.publication();
  const complained = await make.subscriber(publicationId, { email: 'Complained.Once@example.com' });
  const happy = await make.subscriber(publicationId, { email: 'Happy.Always@example.com' });
  await db.suppression.create({ data: { publicationId, emailFolded: complained.emailFolded, reason: 'complaint' } });
  for (const { id } of [complained, happy]) await eraseSubscriber(publicationId, id);
  expect((await dump()).toLowerCase()).not.toMatch(/complained\.once|happy\.always/);
  const kept = await db.suppression.findMany({ where: { publicationId }, orderBy: { reason: 'asc' } });
  expect(kept.map(({ reason }) => reason)).toEqual(['complaint', 'erased']);
  expect(kept.every(({ emailFolded }) => /^hash:[0-9a-f]{64}$/.test(emailFolded))).toBe(true);
});

test('an erased reader comes back by their own wish alone: not by the writer’s, and not before they confirmed', async () => {
  const { id: publicationId } = await make.publication();
  const { id, email } = await make.subscriber(publicationId);
  await eraseSubscriber(publicationId, id);
  expect(await addSubscriber({ publicationId, email })).toEqual({ ok: false, problem: 'blocked' });
  expect(await db.subscriber.count({ where: { publicationId } })).toBe(0);

  const later = new Date(Date.now() + 2 * 86_400_000);
  expect(await askToConfirm({ publicationId, email, source: 'form' }, later)).toBe('asked');
  expect(await db.suppression.findFirstOrThrow({ where: { publicationId } })).toMatchObject({
    reason: 'erased',
    emailFolded: email,
  });
  expect(await countReaders(publicationId, { kind: 'everyone' })).toBe(0);
  const token = randomToken();
  await db.subscription.updateMany({ where: { publicationId }, data: { confirmHash: sha256(token) } });
  expect(await confirmSubscription(token, later)).toEqual({ ok: true, publicationId });
  expect(await countReaders(publicationId, { kind: 'everyone' })).toBe(1);
});

test('one whom the writer blocked stays blocked through an erasure, by the form and by paying', async () => {
  const { id: publicationId } = await make.publication();
  const { id, email } = await make.subscriber(publicationId);
  await db.suppression.create({ data: { publicationId, emailFolded: email, reason: 'writer' } });
  await eraseSubscriber(publicationId, id);
  expect(await askToConfirm({ publicationId, email, source: 'form' }, new Date())).toBe('blocked');
  await db.$transaction((tx) => subscribeByPayment(tx, { publicationId, email, anew: true }, new Date()));
  expect(await countReaders(publicationId, { kind: 'everyone' })).toBe(0);
});

test('a link to sign in that waits, and what a server said of the address, go with the person', async () => {
  const publication = await make.publication();
  const reader = await make.subscriber(publication.id);
  const { id: publicationId } = publication;
  await startSignIn(publication, { email: reader.emailFolded, browser: 'a browser', next: '/' });
  const detail = `550 <${reader.email}> is not here`;
  await db.suppression.create({ data: { publicationId, emailFolded: reader.emailFolded, reason: 'hard_bounce', detail } });
  await eraseSubscriber(publicationId, reader.id);
  expect(await db.verificationToken.count({ where: { identifier: { startsWith: publicationId } } })).toBe(0);
  expect(await db.suppression.findFirstOrThrow({ where: { publicationId } })).toMatchObject({ detail: '' });
});

test('a writer keeps the account, and a reader of another publication keeps theirs, signed out here alone', async () => {
  const { id: publicationId } = await make.publication();
  const other = await make.publication();
  const writer = await make.member(publicationId);
  const asReader = await make.subscriber(publicationId, { email: writer.email });
  await eraseSubscriber(publicationId, asReader.id);
  expect(await db.user.count({ where: { id: writer.id } })).toBe(1);
  const reader = await make.subscriber(publicationId);
  await make.subscriber(other.id, { email: reader.email });
  const user = await db.user.create({
    data: { email: reader.emailFolded, sessions: { create: [session(publicationId), session(other.id)] } },
  });
  await eraseSubscriber(publicationId, reader.id);
  expect(await db.session.findMany({ where: { userId: user.id }, select: { publicationId: true } })).toEqual([
    { publicationId: other.id },
  ]);
});
