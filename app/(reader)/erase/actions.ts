'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { eraseReader } from '@/lib/billing/account/erase-reader';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { getErasure } from '@/lib/subscribers/request-erasure';
import { wordsFor } from '@/lib/words/words-for';

/** The mailed link is the proof; nobody needs to be signed in. */
export async function eraseAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  const t = wordsFor(publication.language);
  const { token = '' } = formFields(form);
  const reader = await getErasure(publication.id, token);
  if (!reader) return { message: t('erase.linkDead') };
  const erased = await eraseReader(publication.id, reader.id);
  // Gone a moment ago, by a second press of the button.
  if (!erased.ok && erased.problem !== 'subscriber-unknown') return { message: t('erase.stillPaying') };
  redirect('/erase/done');
}
