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
import { wordsFor } from '@/lib/words/words-for';
import { readChoices } from '../read-choices';

async function requireReader() {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect('/sign-in?next=/account');
  const subscriber = await getSubscriberByEmail(publication.id, signedIn.user.email);
  const t = wordsFor(publication.language);
  return { publication, user: signedIn.user, subscriber, t, loadAgain: { message: t('account.loadAgain') } };
}

export async function leaveAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (subscriber) await unsubscribe({ publicationId: publication.id, subscriberId: subscriber.id, reason: 'reader' });
  redirect('/account');
}

/** Takes an unsubscribe of today back at once; after that, and for who never subscribed, mails a link to confirm. */
export async function returnAction(): Promise<FormState> {
  const { publication, user, subscriber, t } = await requireReader();
  if (subscriber && (await resubscribe(signId('unsubscribe', subscriber.id))).ok) redirect('/account');
  const asked = await requestSubscription({ publicationId: publication.id, email: user.email, source: 'account' });
  if (!asked.ok) return { message: t('account.tryLater') };
  return { ok: true, message: t('account.confirmMailed') };
}

const Pausing = z.object({ pause: z.enum(['2-weeks', '1-month', '3-months', 'date']), day: z.string().default('') });

export async function pauseAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, subscriber, loadAgain, t } = await requireReader();
  const values = formFields(form);
  const input = Pausing.safeParse(values);
  if (!input.success || !subscriber) return loadAgain;
  const until = pauseEnd({ ...input.data, timeZone: publication.timeZone }, new Date());
  if (!until) return { fields: { day: [t('account.dayWrong')] }, values };
  if (!(await pauseMail({ publicationId: publication.id, subscriberId: subscriber.id }, until))) return loadAgain;
  redirect('/account');
}

export async function resumeAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (subscriber) await resumeMail({ publicationId: publication.id, subscriberId: subscriber.id });
  redirect('/account');
}

const ADDRESS_PROBLEMS = {
  'email-invalid': 'form.emailInvalid',
  'same-address': 'account.sameAddress',
  'team-member': 'account.teamMember',
  'too-many': 'account.tooManyChanges',
} as const;

export async function changeAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, subscriber, loadAgain, t } = await requireReader();
  const { email = '' } = formFields(form);
  if (!subscriber) return loadAgain;
  const asked = await requestAddressChange({ publication, subscriber, email });
  if (!asked.ok) return { fields: { email: [t(ADDRESS_PROBLEMS[asked.problem])] }, values: { email } };
  redirect('/account');
}

export async function dropAddressChangeAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (subscriber) await dropAddressChange(publication.id, subscriber.id);
  redirect('/account');
}

/** For who pays; who does no more may have another address still, as long as the feed is there. */
export async function renewFeedAction(): Promise<FormState> {
  const { publication, subscriber, loadAgain } = await requireReader();
  if (!subscriber) return loadAgain;
  const has = await getPrivateFeed(publication.id, subscriber.id);
  if (!has && subscriber.tier !== 'paid') return loadAgain;
  await renewPrivateFeed({ publicationId: publication.id, subscriberId: subscriber.id });
  redirect('/account');
}

export async function endFeedAction(): Promise<FormState> {
  const { publication, subscriber } = await requireReader();
  if (subscriber) await endPrivateFeed({ publicationId: publication.id, subscriberId: subscriber.id });
  redirect('/account');
}

export async function requestErasureAction(): Promise<FormState> {
  const { publication, subscriber, loadAgain, t } = await requireReader();
  if (!subscriber) return loadAgain;
  const asked = await requestErasure({ publication, subscriber });
  if (!asked.ok) return { message: t('account.tooManyErase') };
  return { ok: true, message: t('account.eraseMailed') };
}

export async function chooseSectionsAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, subscriber, loadAgain, t } = await requireReader();
  const choices = readChoices(form);
  if (!choices || !subscriber) return loadAgain;
  await chooseSections({ publicationId: publication.id, subscriberId: subscriber.id, ...choices });
  revalidatePath('/account');
  return { ok: true, message: t('form.saved') };
}

export async function signOutAction(): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  await endSession(publication.id);
  redirect('/');
}
