'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { formFields } from '@/lib/format/form-fields';
import { mayWithPost } from '@/lib/posts/may-with-post';
import { restoreRevision } from '@/lib/posts/restore-revision';

const WAITS = 'This post is scheduled, and goes out as an editor saw it. Ask an editor to cancel the schedule first.';
const GONE = 'This version is not here any more. Go back to the list and choose another one.';

export async function restoreRevisionAction(_: FormState, form: FormData): Promise<FormState> {
  const values = formFields(form);
  const { post, ...member } = await requirePost('edit', values.postId);
  const { publication, user } = member;
  const revisionId = z.uuid().safeParse(values.revisionId);
  if (!revisionId.success) return { message: GONE };
  const restored = await restoreRevision({
    publicationId: publication.id,
    postId: post.id,
    userId: user.id,
    revisionId: revisionId.data,
    draftsOnly: !mayWithPost(member, 'publish', post),
  });
  if (!restored.ok) return { message: restored.problem === 'waits-for-its-time' ? WAITS : GONE };
  redirect(`/dashboard/posts/${post.id}`);
}
