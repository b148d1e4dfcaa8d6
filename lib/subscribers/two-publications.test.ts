import { beforeAll, expect, test } from 'vitest';
import { deleteSession } from '@/lib/auth/end-session';
import { finishByCode, finishByLink } from '@/lib/auth/finish-sign-in';
import { getSession } from '@/lib/auth/get-signed-in';
import { signInAddress } from '@/lib/auth/sign-in-address';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { listFailedNotices } from '@/lib/notices/list-failed-notices';
import { queueNotice } from '@/lib/notices/queue-notice';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';
import { listTeam } from '@/lib/publications/list-team';
import { updatePublication } from '@/lib/publications/update-publication';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { addSubscriber } from './add-subscriber';
import { countReaders } from './count-readers';
import { countSubscribers } from './count-subscribers';
import { eraseSubscriber } from './erase-subscriber';
import { getSubscriber, getSubscriberByEmail, getSubscriberByToken } from './get-subscriber';
import { listSubscribers } from './list-subscribers';
import { requestSubscription } from './request-subscription';
import { unsubscribe } from './unsubscribe';

let mine: Publication;
let theirs: Publication;
let reader: Awaited<ReturnType<typeof make.subscriber>>;
let owner: Awaited<ReturnType<typeof make.member>>;
const sessionToken = randomToken();
let untouched: string;

/** What the first publication has, as text. */
const everything = async () =>
  JSON.stringify(
    await db.publication.findUnique({
      where: { id: mine.id },
      include: {
        hosts: true,
        team: { include: { user: true } },
        subscribers: { include: { subscription: true } },
        suppressions: true,
        sessions: true,
        signIns: true,
        notices: { select: { id: true, email: true, kind: true, failedAt: true } },
      },
    }),
  );

beforeAll(async () => {
  [mine, theirs] = [await make.publication(), await make.publication()];
  owner = await make.member(mine.id, 'owner');
  await make.member(theirs.id, 'owner');
  reader = await make.subscriber(mine.id, { email: 'mine@example.com' });
  await db.session.create({
    data: { sessionToken: sha256(sessionToken), publicationId: mine.id, userId: owner.id, expires: new Date('2040-01-01') },
  });
  const home = 'http://mine.test/';
  await db.$transaction((tx) =>
    queueNotice(tx, {
      publicationId: mine.id,
      email: reader.email,
      expiresAt: new Date('2040-01-01'),
      kind: 'welcome',
      props: { homeUrl: home, unsubscribeUrl: home },
    }),
  );
  await db.notice.updateMany({ where: { publicationId: mine.id }, data: { failedAt: new Date() } });
  untouched = await everything();
});

// Each verb, asked from the other publication with the first one's ids: it sees nothing and changes nothing.
test.each<[string, () => Promise<unknown>, unknown]>([
  ['getSubscriber', () => getSubscriber(theirs.id, reader.id), null],
  ['getSubscriberByEmail', () => getSubscriberByEmail(theirs.id, reader.email), null],
  ['getSubscriberByToken', () => getSubscriberByToken(theirs.id, signId('unsubscribe', reader.id)), null],
  ['listSubscribers', () => listSubscribers({ publicationId: theirs.id, limit: 50 }), []],
  ['listSubscribers, searching', () => listSubscribers({ publicationId: theirs.id, search: 'mine', limit: 50 }), []],
  ['countReaders', () => countReaders(theirs.id, { kind: 'everyone' }), 0],
  ['countSubscribers', () => countSubscribers(theirs.id), { pending: 0, confirmed: 0, ended: 0, suppressed: 0 }],
  ['eraseSubscriber', () => eraseSubscriber(theirs.id, reader.id), false],
  ['unsubscribe', () => unsubscribe({ publicationId: theirs.id, subscriberId: reader.id, reason: 'writer' }), undefined],
  ['getSession', () => getSession(theirs.id, sessionToken), null],
  ['deleteSession', () => deleteSession(theirs.id, sessionToken), undefined],
  ['signInAddress of a reader', () => signInAddress(theirs.id, reader.emailFolded), null],
  ['signInAddress of a member', () => signInAddress(theirs.id, owner.email), null],
  [
    'finishByLink',
    () => finishByLink(theirs, { email: owner.email, token: randomToken(), oldSession: sessionToken }),
    { ok: false, problem: 'link-dead' },
  ],
  ['finishByCode', () => finishByCode(theirs, { code: '000000', browser: randomToken() }), { ok: false, problem: 'code-dead' }],
  ['listFailedNotices', () => listFailedNotices(theirs.id, new Date(0), 50), []],
])('%s sees nothing of another publication', async (_, ask, answer) => {
  expect(await ask()).toEqual(answer);
  expect(await everything()).toBe(untouched);
});

test('the same address reads both, each by itself', async () => {
  await requestSubscription({ publicationId: theirs.id, email: reader.email, source: 'form' });
  await addSubscriber({ publicationId: theirs.id, email: 'another@example.com' });
  expect(await countSubscribers(theirs.id)).toMatchObject({ pending: 2, confirmed: 0 });
  expect(await everything()).toBe(untouched);
});

test('settings, team and host are each publication’s own', async () => {
  await updatePublication(theirs.id, { name: 'Theirs' });
  expect(JSON.stringify(await listTeam(theirs.id))).not.toContain(owner.email);
  expect(await getPublicationByHost(theirs.host)).toMatchObject({ id: theirs.id });
  expect(await everything()).toBe(untouched);
});
