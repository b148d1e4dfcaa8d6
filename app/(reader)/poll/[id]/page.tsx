import { cookies } from 'next/headers';
import { PollForm } from '@/components/site/poll-form';
import { PollResults } from '@/components/site/poll-results';
import { Callout } from '@/components/ui/callout';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getPoll } from '@/lib/polls/get-poll';
import { VOTER_COOKIE, webVoter } from '@/lib/polls/web-voter';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { VOTE_PROBLEMS } from '../vote-problems';

export const generateMetadata = readerHead((t) => t('poll.head'));

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ problem?: string }> };

/** A poll by itself: where a form without JavaScript leads, and where a feed does. */
export default async function PollPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { problem = '' } = await searchParams;
  const publication = await requestPublication(`/poll/${encodeURIComponent(id)}`);
  const signedIn = await getSignedIn(publication.id);
  const voter = await webVoter(publication.id, signedIn?.user.email ?? null, (await cookies()).get(VOTER_COOKIE)?.value);
  const poll = await getPoll(publication.id, id, voter);
  const { language } = publication;
  const t = wordsFor(language);
  if (!poll)
    return (
      <ReaderPage publication={publication} title={t('poll.missing')} plain>
        <p>{t('poll.gone')}</p>
      </ReaderPage>
    );
  const said = Object.hasOwn(VOTE_PROBLEMS, problem) && t(VOTE_PROBLEMS[problem as keyof typeof VOTE_PROBLEMS]);
  return (
    <ReaderPage publication={publication} title={poll.question} plain>
      {said && <Callout tone="bad">{said}</Callout>}
      {poll.chosen !== null || poll.isClosed ? (
        <>
          <p>{t(poll.isClosed ? 'poll.closed' : 'poll.thanks')}</p>
          <PollResults language={language} {...poll} />
        </>
      ) : (
        <PollForm language={language} id={poll.id} answers={poll.answers} />
      )}
    </ReaderPage>
  );
}
