'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { confirmSubscription, getConfirmation } from '@/lib/subscribers/confirm-subscription';
import { wordsFor } from '@/lib/words/words-for';
import { CONFIRM_PROBLEMS } from './problems';

export async function confirmAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const t = wordsFor(publication.language);
  const { token = '' } = formFields(form);
  const found = await getConfirmation(token);
  if (found.ok && found.publicationId !== publication.id) return { message: t(CONFIRM_PROBLEMS['link-unknown']) };
  const result = await confirmSubscription(token);
  if (!result.ok) return { message: t(CONFIRM_PROBLEMS[result.problem]) };
  redirect('/subscribe/confirmed');
}
