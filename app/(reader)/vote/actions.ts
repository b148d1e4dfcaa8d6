'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { castVote } from '@/lib/polls/cast-vote';
import { getVoter } from '@/lib/polls/get-voter';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { VOTE_PROBLEMS } from '../poll/vote-problems';

export async function voteAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '', pollId = '', answerId = '' } = formFields(form);
  const publication = await requestPublication();
  const t = wordsFor(publication.language);
  const voter = await getVoter(publication.id, token);
  if (!voter) return { message: t('poll.linkUnknown') };
  const result = await castVote({ publicationId: publication.id, pollId, answerId, voter });
  if (!result.ok) return { message: t(VOTE_PROBLEMS[result.problem]) };
  redirect(`/vote/${[token, pollId, answerId].map(encodeURIComponent).join('/')}`); // the page says how it stands now
}
