'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { restoreRevision } from '@/lib/posts/restore-revision';

const GONE = 'This version is not here any more. Go back to the list and choose another one.';

export async function restoreRevisionAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { publication, user, post } = await requirePost('edit', values.postId);
  const revisionId = z.uuid().safeParse(values.revisionId);
  if (!revisionId.success) return { message: GONE };
  const restored = await restoreRevision({
    publicationId: publication.id,
    postId: post.id,
    userId: user.id,
    revisionId: revisionId.data,
  });
  if (!restored.ok) return { message: GONE };
  redirect(`/dashboard/posts/${post.id}`);
}
