import { z } from 'zod';
import { mayWithPost } from '@/app/dashboard/require-post';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getPost } from '@/lib/posts/get-post';
import { previewIssue } from '@/lib/posts/preview-issue';
import { requestPublication } from '@/lib/publications/request-publication';

const answer = (body: unknown, status = 200) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** How long a saved post would be as a mail, for who may write it: the bytes of its whole HTML. Reads only. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const publication = await requestPublication();
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) return answer({ problem: 'signed-out' }, 401);
  const id = z.uuid().safeParse((await params).id);
  const post = id.success ? await getPost(publication.id, id.data) : null;
  const { user, role } = signedIn;
  if (!post || !role || !mayWithPost({ publication, user, role }, 'edit', post)) return answer({ problem: 'post-unknown' }, 404);
  const message = await previewIssue(publication.id, post.id);
  return message ? answer({ bytes: message.wholeBytes }) : answer({ problem: 'post-unknown' }, 404);
}
