import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { Draft } from '@/lib/posts/draft';
import { getPost } from '@/lib/posts/get-post';
import { mayWithPost, type PostAct } from '@/lib/posts/may-with-post';
import { type Member, requireMember } from '@/lib/publications/require-member';

/** The post an address or a form names, with who is asking, when they may do this to it; 404 otherwise.
 *  @param postId unchecked */
export async function requirePost(act: PostAct, postId: unknown): Promise<Member & { post: Draft }> {
  const id = z.uuid().safeParse(postId);
  const member = await requireMember('dashboard.see', id.success ? `/dashboard/posts/${id.data}` : '/dashboard/posts');
  const post = id.success ? await getPost(member.publication.id, id.data) : null;
  if (!post || !mayWithPost(member, act, post)) notFound();
  return { ...member, post };
}
