'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { saveReaderProfile } from '@/lib/comments/profile/reader-profile';
import { deleteReaderPicture } from '@/lib/comments/profile/save-reader-picture';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';

const PATH = '/account/profile';
const PER_HOUR = 30;

async function requireReader() {
  const publication = await requestPublication();
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect(`/sign-in?next=${PATH}`);
  return { publicationId: publication.id, userId: signedIn.user.id, role: signedIn.role };
}

export async function saveProfileAction(_: FormState, form: FormData): Promise<FormState> {
  const reader = await requireReader();
  const values = formFields(form);
  if (!(await limitRate(`profile:${reader.publicationId}:${reader.userId}`, PER_HOUR, 3600)))
    return { message: 'That was often. Please wait a while.', values };
  const result = await saveReaderProfile(reader, values);
  if (!result.ok) return { message: 'Nothing was saved yet: please look at the marked fields.', fields: result.fields, values };
  redirect(`${PATH}?saved`);
}

export async function deletePictureAction(): Promise<FormState> {
  await deleteReaderPicture(await requireReader());
  redirect(`${PATH}?saved`);
}
