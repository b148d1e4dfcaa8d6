'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form-state';
import { endSession } from '@/lib/auth/end-session';
import { formFields } from '@/lib/format/form-fields';
import { type DeletedPublication, deletePublication } from '@/lib/install/delete-publication';
import { requireMember } from '@/lib/publications/require-member';

const PROBLEMS: Record<Extract<DeletedPublication, { ok: false }>['problem'], string> = {
  'name-differs': 'That is not its name. Write it just as it stands above.',
  'is-install': 'This publication stands at the install’s own address and cannot be deleted.',
  'still-paid': 'Readers still pay, and their money would go on being taken. End their subscriptions first, under Subscribers.',
  'not-allowed': 'Only an owner may delete it.',
};

export async function deletePublicationAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('publication.delete', '/dashboard/settings/delete');
  const values = formFields(form);
  const deleted = await deletePublication({ publicationId: publication.id, userId: user.id, typedName: values.name ?? '' });
  if (!deleted.ok && deleted.problem === 'name-differs') return { fields: { name: [PROBLEMS['name-differs']] }, values };
  if (!deleted.ok) return { message: PROBLEMS[deleted.problem], values };
  await endSession(publication.id);
  redirect('/');
}
