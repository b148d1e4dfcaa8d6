'use server';

import { revalidatePath } from 'next/cache';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { saveNavigation } from '@/lib/posts/save-navigation';
import { requireMember } from '@/lib/publications/require-member';

const PATH = '/dashboard/site/navigation';

export async function saveNavigationAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('site.change', PATH);
  let sent: unknown;
  try {
    sent = JSON.parse(formFields(form).navigation ?? '');
  } catch {
    return { message: 'This form was incomplete. Load the page again.' };
  }
  const saved = await saveNavigation(publication.id, sent);
  if (!saved.ok) return { message: saved.message };
  revalidatePath(PATH);
  return { ok: true, message: new Date().toISOString() };
}
