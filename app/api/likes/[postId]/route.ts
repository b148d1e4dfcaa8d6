import { cookies } from 'next/headers';
import { z } from 'zod';
import { clientIp, ipBlock } from '@/lib/auth/client-ip';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { limitRate } from '@/lib/auth/limit-rate';
import { likePost } from '@/lib/comments/like-post';
import { LIKER_COOKIE, likerOf, newLiker } from '@/lib/comments/liker-cookie';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readForm } from '../../read-form';
import { isSameOrigin } from '../../same-origin';
import { likerCookieHeader } from '../set-cookie';

const PER_HOUR = 200;
type Props = { params: Promise<{ postId: string }> };

const PROBLEMS = { 'post-unknown': 'comments.postGone', 'too-many': 'comments.manyLikes' } as const;
const STATUS = { 'post-unknown': 404, 'too-many': 429 };

/** Takes the form of a post's like, of who is signed in or of a browser. Answers JSON to likes.browser.js, and leads a plain
 *  form on to a page that says how it went. */
export async function POST(request: Request, { params }: Props) {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 });
  const publication = await requestPublication();
  const { postId } = await params;
  const form = await readForm(request);
  const likes = form?.get('likes');
  if (likes !== 'yes' && likes !== 'no') return new Response('Not a form this address takes.\n', { status: 400 });
  const wantsJson = request.headers.get('accept') === 'application/json';
  const headers: Record<string, string> = { 'cache-control': 'private, no-store' };
  const seeOther = (query: string) =>
    new Response(null, { status: 303, headers: { ...headers, location: `/like/${encodeURIComponent(postId)}${query}` } });
  const refuse = (problem: keyof typeof PROBLEMS) =>
    wantsJson
      ? Response.json({ message: wordsFor(publication.language)(PROBLEMS[problem]) }, { status: STATUS[problem], headers })
      : seeOther(`?problem=${problem}`);

  const network = ipBlock(clientIp(request.headers));
  if (!(await limitRate(`like:${publication.id}:${network}`, PER_HOUR, 3600))) return refuse('too-many');
  if (!z.uuid().safeParse(postId).success) return refuse('post-unknown');
  const signedIn = await getSignedIn(publication.id);
  let browserId = likerOf((await cookies()).get(LIKER_COOKIE)?.value);
  if (!signedIn && !browserId) {
    const made = newLiker();
    browserId = made.browserId;
    headers['set-cookie'] = likerCookieHeader(request, made.cookie);
  }
  const liker = signedIn ? { userId: signedIn.user.id } : { browserId: browserId ?? '', network };
  const result = await likePost({ publicationId: publication.id, postId, liker, likes: likes === 'yes' });
  if (!result.ok) return refuse(result.problem);
  return wantsJson ? Response.json({ likes: result.likes, isLiked: result.isLiked }, { headers }) : seeOther('');
}
