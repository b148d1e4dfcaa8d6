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
import { wordsFor } from '@/lib/words/words-for';
import { readChoices } from '../read-choices';

const PROBLEMS = { 'link-unknown': 'unsubscribe.linkUnknown', 'too-late': 'unsubscribe.tooLate' } as const;
const words = async () => wordsFor((await requestPublication('/', 'held')).language);

export async function unsubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '' } = formFields(form);
  const result = await unsubscribeByToken(token);
  if (!result.ok) return { message: (await words())('unsubscribe.linkUnknown') };
  redirect(`/unsubscribe/${encodeURIComponent(token)}`); // the page says how it stands now
}

/** Keeps which sections come, for whom the mailed link names. */
export async function chooseSectionsAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '' } = formFields(form);
  const publication = await requestPublication('/', 'held');
  const t = wordsFor(publication.language);
  const subscriber = await getSubscriberByToken(publication.id, token);
  const choices = readChoices(form);
  if (!subscriber || !choices) return { message: t('unsubscribe.linkUnknown') };
  await chooseSections({ publicationId: publication.id, subscriberId: subscriber.id, ...choices });
  revalidatePath('/unsubscribe/[token]', 'page');
  return { ok: true, message: t('form.saved') };
}

export async function resubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '' } = formFields(form);
  const result = await resubscribe(token);
  if (!result.ok) return { message: (await words())(PROBLEMS[result.problem]) };
  redirect('/subscribe/confirmed');
}
