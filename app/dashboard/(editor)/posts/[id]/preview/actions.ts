'use server';

import { requirePost } from '@/app/dashboard/require-post';

/** The revision a post is saved at, by which a preview knows that it is out of date. */
export async function revisionOfAction(postId: string): Promise<number> {
  return (await requirePost('edit', postId)).post.revision;
}
