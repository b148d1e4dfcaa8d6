'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { endSession } from '@/lib/auth/end-session';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { dropAddressChange, requestAddressChange } from '@/lib/billing/address/request-address-change';
import { endPrivateFeed, getPrivateFeed, renewPrivateFeed } from '@/lib/billing/private-feed/private-feed';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { signId } from '@/lib/secrets/sign';
import { getSubscriberByEmail } from '@/lib/subscribers/get-subscriber';
import { pauseEnd, pauseMail, resumeMail } from '@/lib/subscribers/pause-mail';
import { requestErasure } from '@/lib/subscribers/request-erasure';
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

const Pausing = z.object({ pause: z.enum(['2-weeks', '1-month', '3-months', 'date']), day: z.string().default('') });
const LOAD_AGAIN = { message: 'That did not work. Load the page again.' };

export async function pauseAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  const values = formFields(form);
  const input = Pausing.safeParse(values);
  if (!input.success || !subscriber) return LOAD_AGAIN;
  const until = pauseEnd({ ...input.data, timeZone: publication.timeZone }, new Date());
  if (!until) return { fields: { day: ['Choose a day after today and within a year.'] }, values };
  if (!(await pauseMail({ publicationId: publication.id, subscriberId: subscriber.id }, until))) return LOAD_AGAIN;
  redirect('/account');
}

export async function resumeAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (subscriber) await resumeMail({ publicationId: publication.id, subscriberId: subscriber.id });
  redirect('/account');
}

const ADDRESS_PROBLEMS = {
  'email-invalid': 'Please check the address: it should look like name@example.com.',
  'same-address': 'That is the address you have.',
  'team-member': 'You write here, so your address is your account’s. Ask another owner to invite the new one to the team.',
  'too-many': 'There were many tries today. Please try again tomorrow.',
};

export async function changeAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  const { email = '' } = formFields(form);
  if (!subscriber) return LOAD_AGAIN;
  const asked = await requestAddressChange({ publication, subscriber, email });
  if (!asked.ok) return { fields: { email: [ADDRESS_PROBLEMS[asked.problem]] }, values: { email } };
  redirect('/account');
}

export async function dropAddressChangeAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (subscriber) await dropAddressChange(publication.id, subscriber.id);
  redirect('/account');
}

/** For who pays; who does no more may have another address still, as long as the feed is there. */
export async function renewFeedAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (!subscriber) return LOAD_AGAIN;
  const has = await getPrivateFeed(publication.id, subscriber.id);
  if (!has && subscriber.tier !== 'paid') return LOAD_AGAIN;
  await renewPrivateFeed({ publicationId: publication.id, subscriberId: subscriber.id });
  redirect('/account');
}

export async function endFeedAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (subscriber) await endPrivateFeed({ publicationId: publication.id, subscriberId: subscriber.id });
  redirect('/account');
}

export async function requestErasureAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (!subscriber) return LOAD_AGAIN;
  const asked = await requestErasure({ publication, subscriber });
  if (!asked.ok) return { message: 'We mailed you this link several times today. Please look for it there.' };
  return { ok: true, message: 'We mailed you a link. It leads to the button that does it, and works for an hour.' };
}

export async function chooseSectionsAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  const choices = readChoices(form);
  if (!choices || !subscriber) return LOAD_AGAIN;
  await chooseSections({ publicationId: publication.id, subscriberId: subscriber.id, ...choices });
  revalidatePath('/account');
  return { ok: true, message: 'Saved. It holds from the next mail on.' };
}

export async function signOutAction(): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  await endSession(publication.id);
  redirect('/');
}
