'use server';

import { revalidatePath } from 'next/cache';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { saveAuthorProfile } from '@/lib/posts/author-profile';
import { requireMember } from '@/lib/publications/require-member';

const PATH = '/dashboard/site/profile';

export async function saveProfileAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('dashboard.see', PATH);
  const values = formFields(form);
  const { name = '', bio = '', pictureKey = '' } = values;
  const saved = await saveAuthorProfile(publication.id, user.id, { name, bio, pictureKey });
  if (!saved.ok) return { fields: saved.fields, values };
  revalidatePath(PATH);
  return { ok: true, message: new Date().toISOString() };
}
