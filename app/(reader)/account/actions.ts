'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { endSession } from '@/lib/auth/end-session';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { requestPublication } from '@/lib/publications/request-publication';
import { signId } from '@/lib/secrets/sign';
import { getSubscriberByEmail } from '@/lib/subscribers/get-subscriber';
import { requestSubscription } from '@/lib/subscribers/request-subscription';
import { resubscribe } from '@/lib/subscribers/resubscribe';
import { chooseSections } from '@/lib/subscribers/section-choices';
import { unsubscribe } from '@/lib/subscribers/unsubscribe';
import { readChoices } from '../read-choices';

async function requireReader() {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect('/sign-in?next=/account');
  const subscriber = await getSubscriberByEmail(publication.id, signedIn.user.email);
  return { publication, user: signedIn.user, subscriber };
}

export async function leaveAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (subscriber) await unsubscribe({ publicationId: publication.id, subscriberId: subscriber.id, reason: 'reader' });
  redirect('/account');
}

/** Takes an unsubscribe of today back at once; after that, and for who never subscribed, mails a link to confirm. */
export async function returnAction(): Promise<FormState> {
  const { publication, user, subscriber } = await requireReader();
  if (subscriber && (await resubscribe(signId('unsubscribe', subscriber.id))).ok) redirect('/account');
  const asked = await requestSubscription({ publicationId: publication.id, email: user.email, source: 'account' });
  if (!asked.ok) return { message: 'That did not work. Please try again later.' };
  return { ok: true, message: 'We mailed you a link. Open it to confirm.' };
}

export async function chooseSectionsAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  const choices = readChoices(form);
  if (!choices || !subscriber) return { message: 'That did not work. Load the page again.' };
  await chooseSections({ publicationId: publication.id, subscriberId: subscriber.id, ...choices });
  revalidatePath('/account');
  return { ok: true, message: 'Saved. It holds from the next mail on.' };
}

export async function signOutAction(): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  await endSession(publication.id);
  redirect('/');
}
