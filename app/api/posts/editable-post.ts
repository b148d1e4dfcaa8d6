import { z } from 'zod';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import type { User } from '@/lib/db/types';
import type { Draft } from '@/lib/posts/draft';
import { getPost } from '@/lib/posts/get-post';
import { mayWithPost } from '@/lib/posts/may-with-post';
import { requestPublication } from '@/lib/publications/request-publication';

export const answer = (body: unknown, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

type Found = { publicationId: string; user: User; post: Draft };

/** The post a request's address names, when who is asking may write it; otherwise what they are answered. */
export async function editablePost(params: Promise<{ id: string }>): Promise<Found | Response> {
  const publication = await requestPublication('/', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) return answer({ problem: 'signed-out' }, 401);
  const id = z.uuid().safeParse((await params).id);
  const post = id.success ? await getPost(publication.id, id.data) : null;
  const { user, role } = signedIn;
  if (!post || !role || !mayWithPost({ user, role }, 'edit', post)) return answer({ problem: 'post-unknown' }, 404);
  return { publicationId: publication.id, user, post };
}
