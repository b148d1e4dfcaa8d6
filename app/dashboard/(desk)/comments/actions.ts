'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { banCommenter, unbanCommenter } from '@/lib/comments/moderation/ban-commenter';
import { saveCommentSettings } from '@/lib/comments/moderation/comment-settings';
import { approveComment, removeComment, restoreComment } from '@/lib/comments/moderation/decide-comment';
import { formFields } from '@/lib/format/form-fields';
import { requireMember } from '@/lib/publications/require-member';

const PATH = '/dashboard/comments';
const GONE = { message: 'This comment is not there any more. Load the page again.' };
const Decision = z.object({ commentId: z.uuid(), decision: z.enum(['approve', 'remove', 'restore']) });

export async function decideCommentAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('comments.moderate', PATH);
  const input = Decision.safeParse(formFields(form));
  if (!input.success) return GONE;
  const { commentId, decision } = input.data;
  const decide = { approve: approveComment, remove: removeComment, restore: restoreComment }[decision];
  const result = await decide({ publicationId: publication.id, commentId, userId: user.id });
  if (!result.ok) return GONE;
  revalidatePath(PATH, 'layout');
  return { ok: true };
}

const Ban = z.object({ commenterId: z.uuid(), banned: z.enum(['yes', 'no']) });

export async function banCommenterAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('comments.moderate', PATH);
  const input = Ban.safeParse(formFields(form));
  if (!input.success) return { message: 'This person is not there any more. Load the page again.' };
  const { commenterId, banned } = input.data;
  const result = await (banned === 'yes' ? banCommenter : unbanCommenter)({
    publicationId: publication.id,
    commenterId,
    userId: user.id,
  });
  if (!result.ok && result.problem === 'in-team') return { message: 'They are in your team. Take them out of it first.' };
  if (!result.ok) return { message: 'This person is not there any more. Load the page again.' };
  revalidatePath(PATH, 'layout');
  return { ok: true };
}

export async function saveCommentSettingsAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('comments.moderate', `${PATH}/settings`);
  const values = formFields(form);
  const result = await saveCommentSettings(publication.id, user.id, values);
  if (!result.ok) return { message: 'Nothing was saved yet: please look at the marked fields.', fields: result.fields, values };
  revalidatePath(PATH, 'layout');
  return { ok: true, message: new Date().toISOString() };
}
