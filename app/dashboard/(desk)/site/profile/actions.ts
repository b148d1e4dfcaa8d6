'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { TEAM_PROBLEMS } from '@/app/dashboard/(desk)/settings/team/problems';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { saveAuthorProfile } from '@/lib/posts/author-profile';
import { requireMember } from '@/lib/publications/require-member';
import { removeMember } from '@/lib/publications/team/remove-member';

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

/** Whoever is in a team may leave it, whatever their role; but for the last owner. */
export async function leaveTeamAction(): Promise<FormState> {
  const { publication, user } = await requireMember('dashboard.see', PATH);
  const left = await removeMember({ publicationId: publication.id, actor: user, userId: user.id });
  if (!left.ok) return { message: TEAM_PROBLEMS[left.problem] };
  redirect('/');
}
