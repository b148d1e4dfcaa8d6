import { afterEach, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { make } from '@/lib/testing/make';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import { addTransport } from '@/lib/transports/add-transport';
import { chooseTransport } from '@/lib/transports/choose-transport';
import { updateTransport } from '@/lib/transports/update-transport';
import { getIssueProgress } from './get-issue-progress';
import { runSenders } from './run-senders';
import { startIssue } from './start-issue';

let stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  stops = [];
});
const local = { allow: (address: string) => address === '127.0.0.1' };

const message = {
  html: `<a href="${PLACEHOLDERS.unsubscribeUrl}">Stop</a>`,
  text: `${PLACEHOLDERS.unsubscribeUrl}\n`,
};
const issueTo = (emails: string[]) => make.publishedIssue(emails, message);

test('each publication’s issue leaves by what it chose; one whose server is away holds up nobody, and a new address is taken up', async () => {
  const [install, own] = await Promise.all([startSmtpSink(), startSmtpSink()]);
  stops.push(install.stop, own.stop);
  env().SMTP_URL = install.url;
  const byInstall = await issueTo(['a@example.com', 'b@example.com']);
  const byOwn = await issueTo(['c@example.com', 'd@example.com']);
  const byDead = await issueTo(['e@example.com']);
  const choose = async (publicationId: string, url: string) => {
    const added = await addTransport({ publicationId, name: 'Ours', url }, local);
    if (!added.ok) throw new Error(added.problem);
    await chooseTransport({ publicationId, lane: 'issues', transportId: added.id }, local);
    return added.id;
  };
  await choose(byOwn.publicationId, own.url);
  const dead = await choose(byDead.publicationId, 'smtp://127.0.0.1:25');
  for (const { issueId } of [byInstall, byOwn, byDead]) await startIssue(issueId);
  const stop = new AbortController();
  const done = runSenders({
    ...{ signal: stop.signal, lookSeconds: 0.1, publicOnly: local, pollSeconds: 0.1, retryScale: 0.001, stopSeconds: 2 },
    backoff: { baseMilliseconds: 10, maxMilliseconds: 50, authMilliseconds: 50 },
  });
  stops.push(async () => {
    stop.abort();
    await done;
  });
  await Promise.all([install.until(2), own.until(2)]);
  expect(install.accepted.map(({ to }) => to).toSorted()).toEqual(['a@example.com', 'b@example.com']);
  expect(own.accepted.map(({ to }) => to).toSorted()).toEqual(['c@example.com', 'd@example.com']);
  const trouble = async () => (await getIssueProgress(byDead.publicationId, byDead.issueId))?.relay;
  await expect.poll(trouble, { timeout: 5_000 }).toMatchObject({ stage: 'connect' });
  expect((await getIssueProgress(byInstall.publicationId, byInstall.issueId))?.relay).toBeNull();
  await updateTransport({ publicationId: byDead.publicationId, transportId: dead, name: 'Ours', url: own.url }, local);
  await own.until(3);
  expect(own.accepted.at(-1)?.to).toBe('e@example.com');
  await expect.poll(trouble, { timeout: 5_000 }).toBeNull();
}, 30_000);
