'use server';

import { redirect } from 'next/navigation';
import { createPost } from '@/lib/posts/create-post';
import { requireMember } from '@/lib/publications/require-member';

export async function createPageAction() {
  const { publication, user } = await requireMember('site.change', '/dashboard/site/pages');
  const { id } = await createPost({ publicationId: publication.id, authorId: user.id, kind: 'page' });
  redirect(`/dashboard/posts/${id}`);
}
