'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { castVote } from '@/lib/polls/cast-vote';
import { getVoter } from '@/lib/polls/get-voter';
import { requestPublication } from '@/lib/publications/request-publication';

const PROBLEMS = {
  'poll-unknown': 'This poll was taken down.',
  'answer-unknown': 'This answer is gone from the poll.',
  closed: 'This poll closed before your vote came.',
};

export async function voteAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '', pollId = '', answerId = '' } = formFields(form);
  const publication = await requestPublication();
  const voter = await getVoter(publication.id, token);
  if (!voter) return { message: 'This link does not work. Use the one in a newer mail.' };
  const result = await castVote({ publicationId: publication.id, pollId, answerId, voter });
  if (!result.ok) return { message: PROBLEMS[result.problem] };
  redirect(`/vote/${[token, pollId, answerId].map(encodeURIComponent).join('/')}`); // the page says how it stands now
}
