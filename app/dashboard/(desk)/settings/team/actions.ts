'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { limitRate } from '@/lib/auth/limit-rate';
import { formFields } from '@/lib/format/form-fields';
import { requireMember } from '@/lib/publications/require-member';
import { changeRole } from '@/lib/publications/team/change-role';
import { inviteMember } from '@/lib/publications/team/invite-member';
import { removeMember } from '@/lib/publications/team/remove-member';
import { withdrawInvitation } from '@/lib/publications/team/withdraw-invitation';
import { TEAM_PROBLEMS } from './problems';

const PATH = '/dashboard/settings/team';
const INVITATIONS_AN_HOUR = 30;
const INCOMPLETE = { message: TEAM_PROBLEMS.incomplete };

const ROLE = z.enum(['owner', 'admin', 'editor', 'author', 'contributor']);
const Invite = z.strictObject({ email: z.string().max(300), role: ROLE });
const Change = z.strictObject({ userId: z.uuid(), role: ROLE });
const Remove = z.strictObject({ userId: z.uuid() });
const Withdraw = z.strictObject({ invitationId: z.uuid() });

/** Also sends an invitation again: the newest link is the one that works. */
export async function inviteMemberAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user, role } = await requireMember('team.change', PATH);
  const values = formFields(form);
  const input = Invite.safeParse(values);
  if (!input.success) return { ...INCOMPLETE, values };
  if (!(await limitRate(`invite:${publication.id}`, INVITATIONS_AN_HOUR, 3600)))
    return { message: TEAM_PROBLEMS['too-often'], values };
  const { id, name, email } = user;
  const invited = await inviteMember({ publication, inviter: { id, name, email, role }, ...input.data });
  if (!invited.ok)
    return { fields: { email: [TEAM_PROBLEMS[invited.problem] ?? ''] }, message: TEAM_PROBLEMS[invited.problem], values };
  revalidatePath(PATH);
  return { ok: true };
}

export async function withdrawInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('team.change', PATH);
  const input = Withdraw.safeParse(formFields(form));
  if (!input.success) return INCOMPLETE;
  await withdrawInvitation({ publicationId: publication.id, userId: user.id, ...input.data });
  revalidatePath(PATH);
  return { ok: true };
}

export async function changeRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('team.change', PATH);
  const input = Change.safeParse(formFields(form));
  if (!input.success) return INCOMPLETE;
  const changed = await changeRole({ publicationId: publication.id, actor: user, ...input.data });
  if (!changed.ok) return { message: TEAM_PROBLEMS[changed.problem] };
  revalidatePath(PATH);
  return { ok: true };
}

export async function removeMemberAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('team.change', PATH);
  const input = Remove.safeParse(formFields(form));
  if (!input.success) return INCOMPLETE;
  const removed = await removeMember({ publicationId: publication.id, actor: user, ...input.data });
  if (!removed.ok) return { message: TEAM_PROBLEMS[removed.problem] };
  if (input.data.userId === user.id) redirect('/');
  revalidatePath(PATH);
  return { ok: true };
}
