'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { requestSignIn } from '@/lib/auth/request-sign-in';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { acceptInvitation } from '@/lib/publications/team/accept-invitation';
import { getInvitation } from '@/lib/publications/team/get-invitation';

const PROBLEMS = {
  'invitation-unknown': 'This invitation was answered already, withdrawn, or has run out. Ask for a new one.',
  'other-address': 'You are signed in with another address than the invitation was sent to.',
};

/** Mails the one who was invited a way to sign in, which leads back to the invitation. */
export async function signInToJoinAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const { token = '' } = formFields(form);
  const invitation = await getInvitation(publication.id, token);
  if (!invitation) return { message: PROBLEMS['invitation-unknown'] };
  const next = `/invite/${token}`;
  const asked = await requestSignIn({ publication, email: invitation.email, next });
  if (!asked.ok) return { message: 'There were many tries. Please wait a while and try again.' };
  redirect(`/sign-in/code?next=${encodeURIComponent(next)}`);
}

export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication();
  const { token = '', name } = formFields(form);
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) return { message: PROBLEMS['other-address'] };
  const accepted = await acceptInvitation({ publicationId: publication.id, token, user: signedIn.user, name });
  if (!accepted.ok) return { message: PROBLEMS[accepted.problem] };
  redirect('/dashboard');
}
