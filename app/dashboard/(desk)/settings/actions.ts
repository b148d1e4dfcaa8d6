'use server';

import { revalidatePath } from 'next/cache';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { requireMember } from '@/lib/publications/require-member';
import { setCountsReading } from '@/lib/publications/set-counts-reading';
import { updatePublication } from '@/lib/publications/update-publication';

export async function updatePublicationAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('settings.change', '/dashboard/settings');
  const values = formFields(form);
  const result = await updatePublication(publication.id, values, user.id);
  if (!result.ok) return { message: 'Nothing was saved yet: please look at the marked fields.', fields: result.fields, values };
  // The name stands in the navigation as well.
  revalidatePath('/dashboard', 'layout');
  return { ok: true, message: new Date().toISOString() };
}

export async function setCountsReadingAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('settings.change', '/dashboard/settings');
  const countsReading = formFields(form).count === 'yes';
  await setCountsReading({ publicationId: publication.id, userId: user.id, countsReading });
  revalidatePath('/dashboard', 'layout');
  return { ok: true };
}
