import { notFound } from 'next/navigation';
import { z } from 'zod';
import { can } from '@/lib/auth/can';
import type { Draft } from '@/lib/posts/draft';
import { getPost } from '@/lib/posts/get-post';
import { type Member, requireMember } from '@/lib/publications/require-member';

type PostAct = 'edit' | 'publish' | 'delete';

/** Whether a member may do this to a post: to any, or to one of their own. */
export const mayWithPost = ({ role, user }: Member, act: PostAct, post: { authorId: string }) =>
  can(role, `post.${act}-any`) || (can(role, `post.${act}-own`) && post.authorId === user.id);

/** The post an address or a form names, with who is asking, when they may do this to it; 404 otherwise.
 *  @param postId unchecked */
export async function requirePost(act: PostAct, postId: unknown): Promise<Member & { post: Draft }> {
  const id = z.uuid().safeParse(postId);
  const member = await requireMember('dashboard.see', id.success ? `/dashboard/posts/${id.data}` : '/dashboard/posts');
  const post = id.success ? await getPost(member.publication.id, id.data) : null;
  if (!post || !mayWithPost(member, act, post)) notFound();
  return { ...member, post };
}
