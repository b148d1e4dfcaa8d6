'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { setMailByToken } from '@/lib/comments/mail/mail-off';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';

/** Ends mail about comments for whom the mailed link names, or lets it come again. */
export async function setCommentMailAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '', mail = '' } = formFields(form);
  const publication = await requestPublication('/', 'held');
  if (!(await setMailByToken(publication.id, token, mail === 'off')))
    return { message: wordsFor(publication.language)('unsubscribe.linkUnknown') };
  redirect(`/unsubscribe/comments/${encodeURIComponent(token)}`); // the page says how it stands now
}
