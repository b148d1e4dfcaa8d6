'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { setMailByToken } from '@/lib/comments/mail/mail-off';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';

/** Ends mail about comments for whom the mailed link names, or lets it come again. */
export async function setCommentMailAction(_: FormState, form: FormData): Promise<FormState> {
  const { token = '', mail = '' } = formFields(form);
  const publication = await requestPublication();
  if (!(await setMailByToken(publication.id, token, mail === 'off')))
    return { message: 'This link does not work. Use the one at the foot of a newer mail.' };
  redirect(`/unsubscribe/comments/${encodeURIComponent(token)}`); // the page says how it stands now
}
