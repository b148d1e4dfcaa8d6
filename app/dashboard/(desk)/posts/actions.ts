'use server';

import { redirect } from 'next/navigation';
import { createPost } from '@/lib/posts/create-post';
import { requireMember } from '@/lib/publications/require-member';

export async function createPostAction() {
  const { publication, user } = await requireMember('post.create', '/dashboard/posts');
  const { id } = await createPost({ publicationId: publication.id, authorId: user.id });
  redirect(`/dashboard/posts/${id}`);
}
