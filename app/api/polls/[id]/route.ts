import { cookies } from 'next/headers';
import { clientIp, ipBlock } from '@/lib/auth/client-ip';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { castVote } from '@/lib/polls/cast-vote';
import { getPoll, type PollState } from '@/lib/polls/get-poll';
import { newBrowser, VOTER_COOKIE, VOTER_SECONDS, webVoter } from '@/lib/polls/web-voter';
import { requestPublication } from '@/lib/publications/request-publication';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { VOTE_PROBLEMS } from '../../../(reader)/poll/vote-problems';
import { readForm } from '../../read-form';
import { isSameOrigin } from '../../same-origin';

/** A household votes in several polls; who clears cookies to vote again does not get far. */
const PER_HOUR = 30;
const noStore = { 'cache-control': 'private, no-store' };
type Props = { params: Promise<{ id: string }> };

type Problem = keyof typeof VOTE_PROBLEMS;
const STATUS: Record<Problem, number> = { 'poll-unknown': 404, 'answer-unknown': 422, closed: 409, 'too-many': 429 };

async function whoAsks(publicationId: string) {
  const signedIn = await getSignedIn(publicationId);
  return webVoter(publicationId, signedIn?.user.email ?? null, (await cookies()).get(VOTER_COOKIE)?.value);
}

/** Counts are shown to who has voted, and to all once the poll is closed. */
function shown({ answers, votes: count, chosen, isClosed }: PollState, t: Words) {
  if (chosen === null && !isClosed) return { answers: null };
  return {
    answers: answers.map((answer) => ({
      ...answer,
      label: answer.id === chosen ? t('poll.chosen', { answer: answer.text }) : answer.text,
    })),
    ...{ votes: count, chosen, isClosed },
    said: t(isClosed ? 'poll.votesClosed' : 'poll.votes', { count }),
  };
}

/** How a poll stands, for post.browser.js. Changes nothing. */
export async function GET(_: Request, { params }: Props) {
  const publication = await requestPublication();
  const t = wordsFor(publication.language);
  const poll = await getPoll(publication.id, (await params).id, await whoAsks(publication.id));
  return poll
    ? Response.json(shown(poll, t), { headers: noStore })
    : Response.json({ message: t(VOTE_PROBLEMS['poll-unknown']) }, { status: 404, headers: noStore });
}

/** Takes the form of a poll. Answers JSON to post.browser.js, and leads a plain form on to the poll's page. */
export async function POST(request: Request, { params }: Props) {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 });
  const publication = await requestPublication();
  const t = wordsFor(publication.language);
  const { id } = await params;
  const form = await readForm(request);
  if (!form) return new Response('Not a form this address takes.\n', { status: 400 });
  const wantsJson = request.headers.get('accept') === 'application/json';
  const headers: Record<string, string> = { ...noStore };
  const refuse = (problem: Problem) =>
    wantsJson
      ? Response.json({ message: t(VOTE_PROBLEMS[problem]) }, { status: STATUS[problem], headers })
      : new Response(null, {
          status: 303,
          headers: { ...headers, location: `/poll/${encodeURIComponent(id)}?problem=${problem}` },
        });

  const ip = ipBlock(clientIp(request.headers));
  if (!(await limitRate(`vote:${publication.id}:${ip}`, PER_HOUR, 3600))) return refuse('too-many');
  let voter = await whoAsks(publication.id);
  if (!voter) {
    const browser = newBrowser();
    voter = browser.voter;
    const isSecure = new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
    headers['set-cookie'] =
      `${VOTER_COOKIE}=${browser.cookie}; Path=/; Max-Age=${VOTER_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }
  const result = await castVote({ publicationId: publication.id, pollId: id, answerId: form.get('answer') ?? '', voter });
  if (!result.ok) return refuse(result.problem);
  if (wantsJson) return Response.json(shown(result.poll, t), { headers });
  return new Response(null, { status: 303, headers: { ...headers, location: `/poll/${encodeURIComponent(id)}` } });
}
