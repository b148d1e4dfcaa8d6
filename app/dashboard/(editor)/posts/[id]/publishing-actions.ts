'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { PUBLISH_PROBLEMS } from '@/app/dashboard/(desk)/posts/[id]/publish/problems';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { deletePost } from '@/lib/posts/delete-post';
import { unpublishPost } from '@/lib/posts/unpublish-post';
import { updatePublished } from '@/lib/posts/update-published';

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

export async function unpublishPostAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, post } = await requirePost('publish', formFields(form).postId);
  const result = await unpublishPost({ publicationId: publication.id, postId: post.id });
  if (!result.ok) return { message: PUBLISH_PROBLEMS[result.problem] };
  redirect(`/dashboard/posts/${post.id}`);
}

export async function deletePostAction(_: FormState, form: FormData): Promise<FormState> {
  const { publication, user, post } = await requirePost('delete', formFields(form).postId);
  const result = await deletePost({ publicationId: publication.id, postId: post.id, userId: user.id });
  if (!result.ok) return { message: PUBLISH_PROBLEMS[result.problem] };
  redirect('/dashboard/posts');
}
