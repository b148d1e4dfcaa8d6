import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { castVote } from './cast-vote';
import { getPoll, type Voter } from './get-poll';
import { getVoter } from './get-voter';
import { indexPolls } from './index-polls';
import { listPolls } from './list-polls';
import { newBrowser, webVoter } from './web-voter';

let publicationId: string;
let postId: string;
let serial = 0;
const answers = [
  { id: 'yes1', text: 'Yes' },
  { id: 'no22', text: 'No' },
];
beforeAll(async () => {
  publicationId = (await make.publication()).id;
  postId = (await publish([])).id;
});

const pollNode = (id: string, over: object = {}) => ({
  type: 'poll',
  attrs: { id, question: 'Will it rain?', answers, closesAt: '', ...over },
});
/** A post that readers see, with these blocks. */
async function publish(content: object[], publication = publicationId) {
  const author = await make.member(publication);
  const post = await make.post(publication, author.id, { slug: `post-${++serial}`, publishedAt: new Date() });
  await show(post, content);
  return post;
}
async function show(post: { id: string; publicationId: string; authorId: string }, content: object[]) {
  const document = { type: 'doc', content: [{ type: 'paragraph' }, ...content] };
  const kept = await db.postRevision.create({
    data: {
      publicationId: post.publicationId,
      postId: post.id,
      number: ++serial,
      title: '',
      subtitle: '',
      document,
      documentVersion: 1,
      savedById: post.authorId,
    },
  });
  await db.post.update({ where: { id: post.id }, data: { publishedRevisionId: kept.id } });
  await db.$transaction((tx) => indexPolls(tx, post.publicationId, post.id));
}
async function makePoll(over: object = {}) {
  const id = crypto.randomUUID();
  await publish([pollNode(id, over)]);
  return id;
}
const vote = (pollId: string, voter: Voter, answerId = 'yes1', now?: Date) =>
  castVote({ publicationId, pollId, answerId, voter }, now);

test('a vote counts once, whatever is pressed again, by how many at once', async () => {
  const id = await makePoll();
  const { voter } = newBrowser();
  const results = await Promise.all([vote(id, voter), vote(id, voter), vote(id, voter, 'no22')]);
  expect(results.every(({ ok }) => ok)).toBe(true);
  const poll = await getPoll(publicationId, id, voter);
  expect(poll?.votes).toBe(1);
  expect(await vote(id, voter, poll?.chosen === 'yes1' ? 'no22' : 'yes1')).toMatchObject({
    ok: true,
    poll: { votes: 1, chosen: poll?.chosen },
  });
  expect(await vote(id, newBrowser().voter, 'no22')).toMatchObject({ ok: true, poll: { votes: 2 } });
});

test('a subscriber has one vote by mail and signed in on the web', async () => {
  const id = await makePoll();
  const { id: subscriberId, email } = await make.subscriber(publicationId);
  const voter = await getVoter(publicationId, signId('vote', subscriberId));
  expect(voter).toEqual({ subscriberId, email });
  expect(await vote(id, voter!)).toMatchObject({ ok: true, poll: { votes: 1, chosen: 'yes1' } });
  const onTheWeb = await webVoter(publicationId, email.toUpperCase(), undefined);
  expect(onTheWeb).toEqual({ subscriberId });
  expect(await vote(id, onTheWeb!, 'no22')).toMatchObject({ ok: true, poll: { votes: 1, chosen: 'yes1' } });
  // Erased, nothing of it is left.
  await db.subscriber.delete({ where: { id: subscriberId } });
  expect(await getPoll(publicationId, id, null)).toMatchObject({ votes: 0 });
});

test('the cookie of a browser cannot be made up, and keeps no trace of itself in the row', async () => {
  const id = await makePoll();
  const { voter, cookie } = newBrowser();
  expect(await webVoter(publicationId, null, cookie)).toEqual(voter);
  expect(await webVoter(publicationId, null, `${cookie.slice(0, -2)}aa`)).toBeNull();
  expect(await webVoter(publicationId, null, signId('vote', crypto.randomUUID()))).toBeNull();
  await vote(id, voter);
  const row = await db.pollVote.findFirstOrThrow({ where: { publicationId, pollId: id } });
  expect(row.browserHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(row)).not.toContain('browserId' in voter ? voter.browserId : '');
});

describe('no vote', () => {
  test('after it closed; how it stands is still told', async () => {
    const id = await makePoll({ closesAt: '2026-01-02T00:00:00.000Z' });
    const before = newBrowser().voter;
    expect(await vote(id, before, 'yes1', new Date('2026-01-01'))).toMatchObject({ ok: true });
    const after = new Date('2026-01-02');
    expect(await vote(id, newBrowser().voter, 'yes1', after)).toEqual({ ok: false, problem: 'closed' });
    expect(await vote(id, before, 'yes1', after)).toMatchObject({ ok: true, poll: { isClosed: true, votes: 1 } });
  });
  test('for an answer there is none of, a poll nobody made, or one of another publication', async () => {
    const id = await makePoll();
    const { voter } = newBrowser();
    expect(await vote(id, voter, 'maybe')).toEqual({ ok: false, problem: 'answer-unknown' });
    expect(await vote(crypto.randomUUID(), voter)).toEqual({ ok: false, problem: 'poll-unknown' });
    expect(await vote('not-an-id', voter)).toEqual({ ok: false, problem: 'poll-unknown' });
    const other = await make.publication();
    expect(await castVote({ publicationId: other.id, pollId: id, answerId: 'yes1', voter })).toEqual({
      ok: false,
      problem: 'poll-unknown',
    });
    const stranger = await make.subscriber(other.id);
    expect(await getVoter(publicationId, signId('vote', stranger.id))).toBeNull();
    expect(await getVoter(publicationId, signId('unsubscribe', stranger.id))).toBeNull();
  });
  test('in what readers do not see: a draft, one taken out, one without answers', async () => {
    const id = crypto.randomUUID();
    const post = await publish([pollNode(id)]);
    await vote(id, newBrowser().voter);
    await show(post, []);
    expect(await getPoll(publicationId, id, null)).toBeNull();
    expect(await listPolls(publicationId, post.id)).toEqual([]);
    // Back again, its votes are too.
    await show(post, [pollNode(id, { question: 'Will it snow?' })]);
    expect(await getPoll(publicationId, id, null)).toMatchObject({ question: 'Will it snow?', votes: 1 });
    const bare = crypto.randomUUID();
    await publish([pollNode(bare, { question: ' ' })]);
    expect(await getPoll(publicationId, bare, null)).toBeNull();
  });
});

test("another publication's poll of the same id is another poll", async () => {
  const id = await makePoll();
  await vote(id, newBrowser().voter);
  const other = await make.publication();
  await publish([pollNode(id, { question: 'Mine?' })], other.id);
  expect(await getPoll(other.id, id, null)).toMatchObject({ question: 'Mine?', votes: 0 });
  expect(await getPoll(publicationId, id, null)).toMatchObject({ question: 'Will it rain?', votes: 1 });
  expect(await listPolls(publicationId, postId)).toEqual([]);
});
