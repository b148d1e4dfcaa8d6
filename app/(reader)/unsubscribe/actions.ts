'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { getSubscriberByToken } from '@/lib/subscribers/get-subscriber';
import { resubscribe } from '@/lib/subscribers/resubscribe';
import { chooseSections } from '@/lib/subscribers/section-choices';
import { unsubscribeByToken } from '@/lib/subscribers/unsubscribe';
import { readChoices } from '../read-choices';

const LINK_UNKNOWN = 'This link does not work. Use the one at the foot of a newer mail.';
const RESUBSCRIBE_PROBLEMS = {
  'link-unknown': LINK_UNKNOWN,
  'too-late': 'This can be taken back for a day. Use the subscribe form instead: it sends you a link.',
};

export async function unsubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '' } = formFields(form);
  const result = await unsubscribeByToken(token);
  if (!result.ok) return { message: LINK_UNKNOWN };
  redirect(`/unsubscribe/${encodeURIComponent(token)}`); // the page says how it stands now
}

/** Keeps which sections come, for whom the mailed link names. */
export async function chooseSectionsAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '' } = formFields(form);
  const publication = await requestPublication();
  const subscriber = await getSubscriberByToken(publication.id, token);
  const choices = readChoices(form);
  if (!subscriber || !choices) return { message: LINK_UNKNOWN };
  await chooseSections({ publicationId: publication.id, subscriberId: subscriber.id, ...choices });
  revalidatePath('/unsubscribe/[token]', 'page');
  return { ok: true, message: 'Saved. It holds from the next mail on.' };
}

export async function resubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '' } = formFields(form);
  const result = await resubscribe(token);
  if (!result.ok) return { message: RESUBSCRIBE_PROBLEMS[result.problem] };
  redirect('/subscribe/confirmed');
}
