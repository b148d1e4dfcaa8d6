import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { PollForm } from '@/components/site/poll-form';
import { PollResults } from '@/components/site/poll-results';
import { Callout } from '@/components/ui/callout';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getPoll } from '@/lib/polls/get-poll';
import { VOTER_COOKIE, webVoter } from '@/lib/polls/web-voter';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';
import { POLL_GONE, VOTE_PROBLEMS } from '../vote-problems';

export const metadata: Metadata = { title: 'Poll', robots: { index: false } };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ problem?: string }> };

/** A poll by itself: where a form without JavaScript leads, and where a feed does. */
export default async function PollPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { problem = '' } = await searchParams;
  const publication = await requestPublication(`/poll/${encodeURIComponent(id)}`);
  const signedIn = await getSignedIn(publication.id);
  const voter = await webVoter(publication.id, signedIn?.user.email ?? null, (await cookies()).get(VOTER_COOKIE)?.value);
  const poll = await getPoll(publication.id, id, voter);
  if (!poll)
    return (
      <ReaderPage publication={publication} title="Poll not found">
        <p>{POLL_GONE}</p>
      </ReaderPage>
    );
  const said = VOTE_PROBLEMS[problem];
  return (
    <ReaderPage publication={publication} title={poll.question}>
      {said && <Callout tone="bad">{said}</Callout>}
      {poll.chosen !== null || poll.isClosed ? (
        <>
          <p>{poll.isClosed ? 'This poll is closed.' : 'Thank you for your vote.'}</p>
          <PollResults {...poll} />
        </>
      ) : (
        <PollForm id={poll.id} answers={poll.answers} />
      )}
    </ReaderPage>
  );
}
