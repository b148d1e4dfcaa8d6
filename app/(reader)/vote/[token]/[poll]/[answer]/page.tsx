import { ActionForm } from '@/components/site/action-form';
import { PollResults } from '@/components/site/poll-results';
import { maskEmail } from '@/lib/format/mask-email';
import { getPoll } from '@/lib/polls/get-poll';
import { getVoter } from '@/lib/polls/get-voter';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../../../reader-head';
import { ReaderPage } from '../../../../reader-page';
import { voteAction } from '../../../actions';

export const generateMetadata = readerHead((t) => t('poll.vote'));

type Props = { params: Promise<{ token: string; poll: string; answer: string }> };

/** Opening a mailed answer votes for nothing; pressing the button does. Needs no sign-in. */
export default async function VotePage({ params }: Props) {
  const { token, poll: pollId, answer: answerId } = await params;
  const publication = await requestPublication(`/vote/${[token, pollId, answerId].map(encodeURIComponent).join('/')}`);
  const voter = await getVoter(publication.id, token);
  const poll = voter && (await getPoll(publication.id, pollId, voter));
  const { language } = publication;
  const t = wordsFor(language);
  if (!poll)
    return (
      <ReaderPage publication={publication} title={t('poll.missing')} plain>
        <p>{t('poll.gone')}</p>
      </ReaderPage>
    );
  const answer = poll.answers.find(({ id }) => id === answerId);
  if (poll.chosen !== null || poll.isClosed)
    return (
      <ReaderPage publication={publication} title={poll.question} plain>
        <p>{t(poll.chosen !== null ? 'poll.counted' : 'poll.closed')}</p>
        <PollResults language={language} {...poll} />
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title={poll.question} plain>
      {answer ? (
        <>
          <p>
            {t.rich('poll.yourAnswer', {
              answer: answer.text,
              b: (words) => <strong className="font-semibold break-words">{words}</strong>,
            })}
          </p>
          <ActionForm action={voteAction} hidden={{ token, pollId, answerId }}>
            {t('poll.vote')}
          </ActionForm>
          <p className="text-base text-muted">{t('poll.countsFor', { email: maskEmail(voter.email) })}</p>
        </>
      ) : (
        <p>{t('poll.answerGone')}</p>
      )}
    </ReaderPage>
  );
}
