'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { confirmAddressChange } from '@/lib/billing/address/confirm-address-change';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';

/** The mailed link is the proof; nobody needs to be signed in. */
export async function confirmAddressAction(_: FormState, form: FormData): Promise<FormState> {
  const publication = await requestPublication('/', 'held');
  const { token = '' } = formFields(form);
  const confirmed = await confirmAddressChange(publication.id, token);
  if (!confirmed.ok) return { message: wordsFor(publication.language)('changeAddress.linkDead') };
  redirect(`/address/${encodeURIComponent(token)}`); // the page says how it stands now
}
