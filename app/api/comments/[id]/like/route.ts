import { z } from 'zod';
import { type CommentProblem, commentProblem } from '@/app/(reader)/comment/words';
import { clientIp } from '@/lib/auth/client-ip';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getViewer } from '@/lib/comments/commenter';
import { findComment } from '@/lib/comments/find-comment';
import { likeComment } from '@/lib/comments/like-comment';
import { limitComments } from '@/lib/comments/limit-comments';
import { commentActPath, commentPath } from '@/lib/format/comment-path';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readForm } from '../../../read-form';
import { isSameOrigin } from '../../../same-origin';

type Props = { params: Promise<{ id: string }> };

/** Takes the form of a comment's like, of who is signed in. Answers JSON to likes.browser.js, and leads a plain form back to
 *  the comment. */
export async function POST(request: Request, { params }: Props) {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 });
  const publication = await requestPublication();
  const { id } = await params;
  const likes = (await readForm(request))?.get('likes');
  if ((likes !== 'yes' && likes !== 'no') || !z.uuid().safeParse(id).success)
    return new Response('Not a form this address takes.\n', { status: 400 });
  const wantsJson = request.headers.get('accept') === 'application/json';
  const headers = { 'cache-control': 'private, no-store' };
  const refuse = (problem: CommentProblem, status: number, location: string) =>
    wantsJson
      ? Response.json({ message: commentProblem(wordsFor(publication.language), problem, publication.name) }, { status, headers })
      : new Response(null, { status: 303, headers: { ...headers, location } });
  const viewer = await getViewer(publication.id, await getSignedIn(publication.id));
  if (!viewer) return refuse('sign-in', 401, `/sign-in?next=${encodeURIComponent(commentActPath(id, 'answer'))}`);
  const found = wantsJson ? null : await findComment(publication.id, id, viewer);
  const back = found ? commentPath(found.discussion.post.slug, id) : '/';
  if (!(await limitComments('like', publication.id, viewer.user.id, clientIp(request.headers))))
    return refuse('too-many', 429, back);
  const result = await likeComment({ publicationId: publication.id, commentId: id, viewer, likes: likes === 'yes' });
  if (!result.ok) return refuse(result.problem, result.problem === 'comment-unknown' ? 404 : 409, back);
  return wantsJson
    ? Response.json({ likes: result.likes, isLiked: likes === 'yes' }, { headers })
    : new Response(null, { status: 303, headers: { ...headers, location: back } });
}
