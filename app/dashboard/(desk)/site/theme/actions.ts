'use server';

import { revalidatePath } from 'next/cache';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { requireMember } from '@/lib/publications/require-member';
import { saveTheme } from '@/lib/publications/theme/save-theme';

const PATH = '/dashboard/site/theme';

export async function saveThemeAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('site.change', PATH);
  const values = formFields(form);
  const saved = await saveTheme(publication.id, values, user.id);
  if (!saved.ok) return { message: 'Nothing was saved yet: please look at the marked fields.', fields: saved.fields, values };
  revalidatePath(PATH);
  return { ok: true, message: new Date().toISOString() };
}
