'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { PUBLISH_PROBLEMS } from '@/app/dashboard/(desk)/posts/[id]/publish/problems';
import { TEMPLATE_PROBLEMS } from '@/app/dashboard/(desk)/posts/templates/problems';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { can } from '@/lib/auth/can';
import { formFields } from '@/lib/format/form-fields';
import { deletePost } from '@/lib/posts/delete-post';
import { duplicatePost } from '@/lib/posts/duplicate-post';
import { publishPost } from '@/lib/posts/publish-post';
import { saveTemplate } from '@/lib/posts/templates/save-template';
import { unpublishPost } from '@/lib/posts/unpublish-post';
import { updatePublished } from '@/lib/posts/update-published';

export async function duplicatePostAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user, post } = await requirePost('edit', formFields(form).postId);
  const id = await duplicatePost({ publicationId: publication.id, postId: post.id, userId: user.id });
  if (!id) return { message: PUBLISH_PROBLEMS['post-unknown'] };
  redirect(`/dashboard/posts/${id}`);
}

export async function saveTemplateAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, role, post } = await requirePost('edit', values.postId);
  if (!can(role, 'template.change')) notFound();
  const saved = await saveTemplate({
    publicationId: publication.id,
    postId: post.id,
    userId: user.id,
    name: values.name ?? '',
  });
  return saved.ok ? { ok: true } : { fields: { name: [TEMPLATE_PROBLEMS[saved.problem] ?? ''] }, values };
}

const Revision = z.coerce.number().int().min(0);

export async function updatePublishedAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, post } = await requirePost('publish', values.postId);
  const revision = Revision.safeParse(values.revision);
  if (!revision.success) return { message: PUBLISH_PROBLEMS.stale };
  const result = await updatePublished({
    publicationId: publication.id,
    postId: post.id,
    userId: user.id,
    revision: revision.data,
  });
  return result.ok ? { ok: true } : { message: PUBLISH_PROBLEMS[result.problem] };
}

/** A page goes out at once, as it is saved, and to nobody by mail. */
export async function publishPageAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, post } = await requirePost('publish', values.postId);
  const revision = Revision.safeParse(values.revision);
  if (!revision.success || post.kind !== 'page') return { message: PUBLISH_PROBLEMS.stale };
  const ids = { publicationId: publication.id, postId: post.id, userId: user.id };
  const result = await publishPost({ ...ids, revision: revision.data, audience: null });
  return result.ok ? { ok: true } : { message: PUBLISH_PROBLEMS[result.problem] };
}

export async function unpublishPostAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user, post } = await requirePost('publish', formFields(form).postId);
  const result = await unpublishPost({ publicationId: publication.id, postId: post.id, userId: user.id });
  if (!result.ok) return { message: PUBLISH_PROBLEMS[result.problem] };
  redirect(`/dashboard/posts/${post.id}`);
}

export async function deletePostAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user, post } = await requirePost('delete', formFields(form).postId);
  const result = await deletePost({ publicationId: publication.id, postId: post.id, userId: user.id });
  if (!result.ok) return { message: PUBLISH_PROBLEMS[result.problem] };
  redirect('/dashboard/posts');
}
