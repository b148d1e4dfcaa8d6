'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { saveReaderProfile } from '@/lib/comments/profile/reader-profile';
import { deleteReaderPicture } from '@/lib/comments/profile/save-reader-picture';
import { formFields } from '@/lib/format/form-fields';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { fieldProblems } from '../../comment/words';

const PATH = '/account/profile';
const PER_HOUR = 30;

async function requireReader() {
  const publication = await requestPublication();
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect(`/sign-in?next=${PATH}`);
  return { t: wordsFor(publication.language), publicationId: publication.id, userId: signedIn.user.id, role: signedIn.role };
}

export async function saveProfileAction(_: FormState, form: FormData): Promise<FormState> {
  const { t, ...reader } = await requireReader();
  const values = formFields(form);
  if (!(await limitRate(`profile:${reader.publicationId}:${reader.userId}`, PER_HOUR, 3600)))
    return { message: t('comments.profileOften'), values };
  const result = await saveReaderProfile(reader, values);
  if (!result.ok) return { message: t('comments.profileWrong'), fields: fieldProblems(t, result.fields), values };
  redirect(`${PATH}?saved`);
}

export async function deletePictureAction(): Promise<FormState> {
  const { publicationId, userId } = await requireReader();
  await deleteReaderPicture({ publicationId, userId });
  redirect(`${PATH}?saved`);
}
