import { afterEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import { addTransport } from './add-transport';
import { chooseTransport } from './choose-transport';
import { listTransports } from './list-transports';
import { noticeRelay } from './notice-relay';
import { removeTransport } from './remove-transport';
import { testOwnTransport } from './test-own-transport';
import { updateTransport } from './update-transport';

let stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
});

const local = { allow: (address: string) => address === '127.0.0.1' };
const SMTP = 'smtps://ana:geheim-17@mail.letters.example:465?perSecond=5';
const MAILGUN = 'mailgun://key-geheim@api.eu.mailgun.net/v3/letters.example';

async function add(publicationId: string, name: string, url: string) {
  const added = await addTransport({ publicationId, name, url }, local);
  if (!added.ok) throw new Error(added.problem);
  return added.id;
}

test('a transport is kept sealed and shown without its secrets, to its own publication alone', async () => {
  const { id: publicationId } = await make.publication();
  const { id: other } = await make.publication();
  const smtp = await add(publicationId, 'Our server', SMTP);
  await add(publicationId, 'Mailgun', MAILGUN);
  const listed = await listTransports(publicationId);
  expect(listed.map(({ name, address, canCarryNotices }) => [name, address, canCarryNotices])).toEqual([
    ['Mailgun', 'mailgun://•••@api.eu.mailgun.net/v3/letters.example', false],
    ['Our server', 'smtps://ana:•••@mail.letters.example:465?perSecond=5', true],
  ]);
  expect(JSON.stringify(listed)).not.toContain('geheim');
  const row = await db.mailTransport.findUniqueOrThrow({ where: { id: smtp } });
  expect(Buffer.from(row.sealedUrl).toString('latin1')).not.toContain('geheim');
  expect(await listTransports(other)).toEqual([]);
  expect(await testOwnTransport(other, smtp)).toBeNull();
  expect(await removeTransport(other, smtp)).toBe(false);
  expect(await chooseTransport({ publicationId: other, lane: 'issues', transportId: smtp })).toMatchObject({ ok: false });
  expect(await updateTransport({ publicationId: other, transportId: smtp, name: 'Mine', url: null })).toMatchObject({
    ok: false,
  });
});

test('what cannot be used is refused with the reason', async () => {
  const { id: publicationId } = await make.publication();
  await add(publicationId, 'One', SMTP);
  const refused = async (name: string, url: string) => addTransport({ publicationId, name, url });
  expect(await refused('One', SMTP)).toMatchObject({ field: 'name', problem: 'taken' });
  expect(await refused(' ', SMTP)).toMatchObject({ field: 'name', problem: 'empty' });
  for (const url of [
    'letters.example',
    'gopher://mail.example:25',
    'smtp://mail.example:6379',
    'smtp://mail.example:587?perDay=many',
    'mailgun+http://key@127.0.0.1:8025/v3/letters.example',
    'mailgun://key@internal.example/v3/letters.example',
    'postmark://key@api.postmarkapp.com:8443',
    'smtp://ana:100%@mail.example',
  ])
    expect([url, await refused('Two', url)]).toMatchObject([url, { ok: false, field: 'url' }]);
});

test('a test says what the server answered, and reaches nothing in a private network', async () => {
  const sink = await startSmtpSink({ greeting: () => ({ code: 554, text: 'go away' }) });
  stops.push(sink.stop);
  const { id: publicationId } = await make.publication();
  const inside = await add(publicationId, 'Inside', sink.url);
  expect(await testOwnTransport(publicationId, inside)).toMatchObject({ ok: false });
  const named = await add(publicationId, 'By name', 'smtp://localhost:25');
  expect(await testOwnTransport(publicationId, named)).toMatchObject({
    ok: false,
    words: 'localhost is not on the public internet',
  });
  expect(sink.connections).toBe(0);
  expect(await testOwnTransport(publicationId, inside, local)).toMatchObject({ ok: false, words: expect.stringMatching('554') });
});

test('notices go by what was chosen for them, and by the install when that is removed', async () => {
  const { id: publicationId } = await make.publication();
  const smtp = await add(publicationId, 'Our server', SMTP);
  const mailgun = await add(publicationId, 'Mailgun', MAILGUN);
  expect(await chooseTransport({ publicationId, lane: 'notices', transportId: mailgun })).toMatchObject({
    problem: 'not-for-notices',
  });
  expect(await noticeRelay(publicationId)).toBeUndefined();
  expect(await chooseTransport({ publicationId, lane: 'notices', transportId: smtp })).toEqual({ ok: true });
  expect(await chooseTransport({ publicationId, lane: 'issues', transportId: mailgun })).toEqual({ ok: true });
  const relay = await noticeRelay(publicationId);
  expect(relay).toMatchObject({ options: { host: 'mail.letters.example' }, credentials: { pass: 'geheim-17' }, publicOnly: {} });
  expect(await noticeRelay(publicationId)).toBe(relay);
  await updateTransport({ publicationId, transportId: smtp, name: 'Renamed', url: 'smtps://ana:new@mail2.letters.example' });
  expect(await noticeRelay(publicationId)).toMatchObject({ options: { host: 'mail2.letters.example' } });
  await updateTransport({ publicationId, transportId: smtp, name: 'Renamed', url: MAILGUN });
  expect(await noticeRelay(publicationId)).toBeUndefined();
  expect(await removeTransport(publicationId, mailgun)).toBe(true);
  expect(await db.publication.findUniqueOrThrow({ where: { id: publicationId } })).toMatchObject({ issueTransportId: null });
});
