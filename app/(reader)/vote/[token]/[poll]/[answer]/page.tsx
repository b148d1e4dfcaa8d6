import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { PollResults } from '@/components/site/poll-results';
import { maskEmail } from '@/lib/format/mask-email';
import { getPoll } from '@/lib/polls/get-poll';
import { getVoter } from '@/lib/polls/get-voter';
import { requestPublication } from '@/lib/publications/request-publication';
import { POLL_GONE } from '../../../../poll/vote-problems';
import { ReaderPage } from '../../../../reader-page';
import { voteAction } from '../../../actions';

export const metadata: Metadata = { title: 'Vote', robots: { index: false } };

type Props = { params: Promise<{ token: string; poll: string; answer: string }> };

/** Opening a mailed answer votes for nothing; pressing the button does. Needs no sign-in. */
export default async function VotePage({ params }: Props) {
  const { token, poll: pollId, answer: answerId } = await params;
  const publication = await requestPublication(`/vote/${[token, pollId, answerId].map(encodeURIComponent).join('/')}`);
  const voter = await getVoter(publication.id, token);
  const poll = voter && (await getPoll(publication.id, pollId, voter));
  if (!poll)
    return (
      <ReaderPage publication={publication} title="Poll not found">
        <p>{POLL_GONE}</p>
      </ReaderPage>
    );
  const answer = poll.answers.find(({ id }) => id === answerId);
  if (poll.chosen !== null || poll.isClosed)
    return (
      <ReaderPage publication={publication} title={poll.question}>
        <p>{poll.chosen !== null ? 'Your vote is counted. Thank you.' : 'This poll is closed.'}</p>
        <PollResults {...poll} />
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title={poll.question}>
      {answer ? (
        <>
          <p>
            Your answer: <strong className="font-semibold break-words">{answer.text}</strong>
          </p>
          <ActionForm action={voteAction} hidden={{ token, pollId, answerId }}>
            Vote
          </ActionForm>
          <p className="text-base text-muted">It counts as the vote of {maskEmail(voter.email)}.</p>
        </>
      ) : (
        <p>This answer is gone from the poll. Choose another in the mail, or open the post on the web.</p>
      )}
    </ReaderPage>
  );
}
