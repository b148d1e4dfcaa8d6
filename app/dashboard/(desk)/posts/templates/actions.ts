'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { deleteTemplate } from '@/lib/posts/templates/delete-template';
import { renameTemplate } from '@/lib/posts/templates/rename-template';
import { startFromTemplate } from '@/lib/posts/templates/start-from-template';
import { requireMember } from '@/lib/publications/require-member';
import { TEMPLATE_PROBLEMS } from './problems';

const PATH = '/dashboard/posts/templates';
const GONE = { message: TEMPLATE_PROBLEMS['template-unknown'] };

const templateOf = (form: FormData) => z.uuid().safeParse(formFields(form).templateId);

export async function startFromTemplateAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user } = await requireMember('post.create', PATH);
  const templateId = templateOf(form);
  const postId = templateId.success
    ? await startFromTemplate({ publicationId: publication.id, templateId: templateId.data, userId: user.id })
    : null;
  if (!postId) return GONE;
  redirect(`/dashboard/posts/${postId}`);
}

export async function renameTemplateAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('template.change', PATH);
  const values = formFields(form);
  const templateId = templateOf(form);
  if (!templateId.success) return GONE;
  const renamed = await renameTemplate({
    publicationId: publication.id,
    templateId: templateId.data,
    name: values.name ?? '',
  });
  if (!renamed.ok) return { fields: { name: [TEMPLATE_PROBLEMS[renamed.problem] ?? ''] }, values };
  revalidatePath(PATH);
  return { ok: true };
}

export async function deleteTemplateAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication } = await requireMember('template.change', PATH);
  const templateId = templateOf(form);
  if (!templateId.success) return GONE;
  await deleteTemplate({ publicationId: publication.id, templateId: templateId.data });
  revalidatePath(PATH);
  return { ok: true };
}
