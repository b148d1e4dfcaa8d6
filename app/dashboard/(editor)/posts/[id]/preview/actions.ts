'use server';

import { revalidatePath } from 'next/cache';
import { requirePost } from '@/app/dashboard/require-post';
import type { FormState } from '@/components/ui/form-state';
import { withdrawPreviewLinks } from '@/lib/posts/withdraw-preview-links';

/** The revision a post is saved at, by which a preview knows that it is out of date. */
export async function revisionOfAction(postId: string): Promise<number> {
  return (await requirePost('edit', postId)).post.revision;
}

/** Ends the links to a post's preview; the page is drawn with a new one. */
export async function withdrawPreviewLinksAction(postId: string): Promise<FormState> {
  const { publication, post } = await requirePost('edit', postId);
  if (!(await withdrawPreviewLinks({ publicationId: publication.id, postId: post.id })))
    return { message: 'This post was deleted meanwhile.' };
  revalidatePath(`/dashboard/posts/${post.id}`, 'layout');
  return { ok: true };
}
