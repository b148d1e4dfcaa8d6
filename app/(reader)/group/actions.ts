'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { requestSignIn } from '@/lib/auth/request-sign-in';
import { acceptSeat } from '@/lib/billing/groups/accept-seat';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { INVITATION_PROBLEMS } from './problems';

export async function acceptSeatAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const accepted = await acceptSeat(publication.id, formFields(form).token ?? '');
  if (!accepted.ok) return { message: wordsFor(publication.language)(INVITATION_PROBLEMS[accepted.problem]) };
  if (await getSignedIn(publication.id)) redirect('/');
  await requestSignIn({ publication, email: accepted.email, next: '/' });
  redirect('/sign-in/code?next=/');
}
