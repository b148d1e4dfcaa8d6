'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { limitRate } from '@/lib/auth/limit-rate';
import { formFields } from '@/lib/format/form-fields';
import { restorePublication } from '@/lib/install/delete-publication';
import { startPublication } from '@/lib/install/start-publication';
import { type HeldPublication, liftSuspension, suspendPublication } from '@/lib/install/suspend-publication';
import { requireMember } from '@/lib/publications/require-member';
import { switchUrl } from '@/lib/publications/switch-url';
import { removeMember } from '@/lib/publications/team/remove-member';

const PATH = '/dashboard/publications';
const STARTS_A_DAY = 20;

const START_PROBLEMS = {
  'not-allowed': 'On this install you may not start a publication. Ask its owner.',
  'no-names':
    'This install stands at a bare IP address, so there are no names for another publication. Its SITE_URL needs a name.',
};
const SLUG_PROBLEMS = {
  'slug-form': 'Use 3 to 40 small letters, digits and hyphens, such as field-notes.',
  'slug-reserved': 'That one is kept for other uses. Choose another.',
  taken: 'That address is taken, or was once. Choose another.',
};

/** Makes a publication, and goes to its desk. */
export async function startPublicationAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('dashboard.see', `${PATH}/new`);
  const values = formFields(form);
  if (!(await limitRate(`start-publication:${user.id}`, STARTS_A_DAY, 86_400)))
    return { message: 'That were many today. Try again tomorrow.', values };
  const started = await startPublication(user.id, values);
  if (started.ok) redirect(switchUrl(started.publication, publication.id));
  if (started.problem === 'fields') return { fields: started.fields, values };
  if (started.problem === 'not-allowed' || started.problem === 'no-names')
    return { message: START_PROBLEMS[started.problem], values };
  return { fields: { slug: [SLUG_PROBLEMS[started.problem]] }, values };
}

const Named = z.object({ publicationId: z.uuid() });
const Hold = Named.extend({ hold: z.enum(['suspend', 'lift']) });
const HOLD_PROBLEMS: Record<Extract<HeldPublication, { ok: false }>['problem'], string> = {
  'not-allowed': 'Only an owner of this install may do that.',
  'is-install': 'This publication stands at the install’s own address and cannot be suspended.',
  'publication-unknown': 'This publication is not here any more.',
};

export async function holdPublicationAction(_: FormState, form: FormData): Promise<FormState> {
  const { user } = await requireMember('dashboard.see', PATH);
  const input = Hold.safeParse(formFields(form));
  if (!input.success) return { message: 'This form was incomplete. Load the page again.' };
  const named = { publicationId: input.data.publicationId, userId: user.id };
  const held = await (input.data.hold === 'suspend' ? suspendPublication(named) : liftSuspension(named));
  if (!held.ok) return { message: HOLD_PROBLEMS[held.problem] };
  revalidatePath(PATH);
  return { ok: true };
}

export async function restorePublicationAction(_: FormState, form: FormData): Promise<FormState> {
  const { user } = await requireMember('dashboard.see', PATH);
  const input = Named.safeParse(formFields(form));
  if (!input.success) return { message: 'This form was incomplete. Load the page again.' };
  const restored = await restorePublication({ publicationId: input.data.publicationId, userId: user.id });
  if (!restored.ok) return { message: HOLD_PROBLEMS[restored.problem] };
  revalidatePath(PATH);
  return { ok: true };
}

/** Takes the one who asks out of this publication's team. Owners do that on the team's page, where another is named first. */
export async function leaveTeamAction(): Promise<FormState> {
  const { publication, user } = await requireMember('dashboard.see', PATH);
  const left = await removeMember({ publicationId: publication.id, actor: user, userId: user.id });
  if (!left.ok) return { message: 'You are the last owner, so the publication needs you. Make somebody else an owner first.' };
  redirect('/');
}
